//! What the money achieves: impact, impact for a yuan, the money itself and how many cooperatives get some.
//!
//! impact = Σ_i (1 − s_i) Σ_h n_h (g_h^α − left_h^α),  α = 1 (`gap`) or 2 (`squared-gap`); with given curves their value
//!   g_h  gap before, left_h  gap left where real (yuan per person and year)   n_h  people   s_i  shell risk
//! So impact = N·z·(gap before − gap after) with the indices of `fgt`, N·z² for squared gaps. Impact for a yuan
//! divides by all grants (yuan).

use crate::instance::{Measure as Objective, UserCurve};

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit, share};

pub(super) struct Impact;

impl Family for Impact {
    fn name(&self) -> &'static str {
        "impact"
    }

    fn measures(&self) -> &'static [Measure] {
        &[
            Measure { name: "impact", unit: Unit::Impact, better: Better::Higher },
            Measure { name: "impact_per_yuan", unit: Unit::ImpactPerYuan, better: Better::Higher },
            Measure { name: "money", unit: Unit::Yuan, better: Better::Neither },
            Measure { name: "recipients", unit: Unit::Cooperatives, better: Better::Neither },
        ]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let (impact, money) = (outcome.impact(), outcome.money());
        let recipients = outcome.over_cooperatives(|_, grant| f64::from(u8::from(grant > 0.0)));
        vec![Some(impact), share(impact, money), Some(money), Some(recipients)]
    }
}

impl Outcome<'_> {
    /// The impact, in the unit of the instance's objective.
    pub fn impact(&self) -> f64 {
        *self.impact.get_or_init(|| self.worked_out())
    }

    fn worked_out(&self) -> f64 {
        let sum = |worth: fn(f64, f64) -> f64| {
            self.total(|person| {
                person.group.people
                    * person.group.real
                    * person.closed()
                    * worth(person.group.gap, person.left)
            })
        };
        match self.population.objective {
            Objective::Gap => sum(|_, _| 1.0),
            // g² − left² = (g − left)·(g + left).
            Objective::SquaredGap => sum(|gap, left| gap + left),
            Objective::Headcount => self.total(|person| {
                let lifted = person.is_poor() && person.left <= 0.0;
                if lifted { person.group.people * person.group.real } else { 0.0 }
            }),
            Objective::Given => {
                let cooperatives = self.population.instance.cooperatives();
                let value = |position| cooperatives.user_curve(position);
                self.over_cooperatives(|one, grant| value(one.position).map_or(0.0, |curve| at(curve, grant)))
            }
        }
    }
}

/// A given curve's value at so many yuan.
fn at(curve: &UserCurve, yuan: f64) -> f64 {
    let (mut value, mut from) = (0.0, 0.0);
    for (up_to, slope) in &curve.pieces {
        let end = up_to.map_or(f64::INFINITY, |up_to| up_to.get() as f64);
        value += slope.to_f64() * (yuan.min(end) - from).max(0.0);
        from = end;
    }
    value
}
