//! One solved number of a limit: what it achieves, what that proves elsewhere, and who gets what.

use crate::lp::tolerance::MEANT_WHOLE;
use crate::model::{Claim, Problem, RealSteps};
use crate::pipeline::Judged;
use crate::units::Fraction;
use crate::words::reason;

/// What the prices prove at other numbers.
#[derive(Clone, Debug)]
pub(in crate::study) enum Way {
    /// A line, so far above the bound here.
    Line { excess: Fraction, slope: Fraction },
    /// A convex curve; the number stands in the coefficients of these rows.
    Curve { rows: Vec<usize> },
}

/// The optimum at one number, in real numbers.
#[derive(Clone, Debug)]
pub(in crate::study) struct Solved {
    pub notch: u64,
    /// Impact of the point.
    pub impact: Fraction,
    /// No allocation has more.
    pub bound: Fraction,
    /// The line's value here, for limits on the right side; the bound otherwise.
    pub above: Fraction,
    /// Change of the optimum per unit of the limit.
    pub price: Fraction,
    pub prices: Vec<Fraction>,
    /// Yuan given out.
    pub money: Fraction,
    /// Rows with a price, by name.
    pub binding: Vec<String>,
    /// Who gets anything, a bit for every cooperative.
    funded: Vec<u64>,
    /// Yuan by group.
    pub groups: Vec<f64>,
    /// Impact of a point that keeps limits a step inside, where that is asked for and there is one.
    pub inset: Option<Fraction>,
    /// Is it a point of the result, or only a help for bounds?
    pub shown: bool,
}

impl Solved {
    pub(in crate::study) fn of(
        problem: &Problem<'_>,
        notch: u64,
        claim: &Claim,
        judged: Judged,
        way: Way,
    ) -> Result<Solved, String> {
        let impact = judged.unrounded.map_err(|row| reason::row_not_kept(&row))?;
        let bound = judged.bound.ok_or_else(|| reason::RAY_REFUSED.text().to_owned())?;
        // A point keeps its rows but for rounding, and may have that much more.
        let impact = impact.min(bound.clone());
        let instance = problem.scene().instance;
        let step = Fraction::from(instance.funds().step.get());
        let money = &given_out(&claim.steps) * &step;
        let (above, price) = match way {
            Way::Line { excess, slope } => (&bound + &excess, slope),
            Way::Curve { rows } => {
                let price: Fraction = rows.iter().map(|row| judged.prices[*row].clone()).sum();
                (bound.clone(), &price * &money)
            }
        };
        let mut funded = vec![0_u64; claim.steps.len().div_ceil(64)];
        let label = instance.report_by();
        let mut groups = vec![0.0; label.map_or(0, |label| label.distinct().len())];
        for (position, steps) in claim.steps.iter().enumerate() {
            let amount = steps.whole as f64 + steps.part.to_f64();
            if amount <= MEANT_WHOLE {
                continue;
            }
            funded[position / 64] |= 1 << (position % 64);
            if let Some(label) = label {
                groups[label.code(position)] += amount * step.to_f64();
            }
        }
        let priced = problem.rows().iter().zip(&judged.prices).filter(|(_, price)| !price.is_zero());
        Ok(Solved {
            notch,
            impact,
            bound,
            above,
            price,
            money,
            binding: priced.map(|(row, _)| row.shown_name().to_owned()).collect(),
            prices: judged.prices,
            funded,
            groups,
            inset: None,
            shown: true,
        })
    }

    /// Positions of cooperatives that get something here and nothing at the other.
    pub(in crate::study) fn funded_beyond(&self, other: Option<&Solved>) -> Vec<usize> {
        let before = |word: usize| other.map_or(0, |other| other.funded[word]);
        let new = self.funded.iter().enumerate().map(|(word, own)| (word, own & !before(word)));
        new.flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| word * 64 + bit)
        })
        .collect()
    }
}

/// Steps of all grants, exactly but for the order of very many parts.
fn given_out(steps: &[RealSteps]) -> Fraction {
    let whole: u64 = steps.iter().map(|steps| steps.whole).sum();
    let parts: Fraction =
        steps.iter().filter(|steps| !steps.part.is_zero()).map(|steps| steps.part.clone()).sum();
    &Fraction::from(whole) + &parts
}
