//! The factor method (因素法), by which finance bureaus divide such money today.
//!
//! x_i = min(u_i, t·Σ_f a_f v_fi / Σ_j v_fj), t as high as the money lasts.
//!   a_f  weight of factor f   v_fi  its value for cooperative i   u_i  the most that i may get (yuan)
//! Factors and weights are those of `[factor_method]`: they are policy, and input. One published set for new
//! agricultural operators: base 40 %, task 55 %, performance 5 % (津财规〔2023〕13号).

use crate::words::meaning::policy as meaning;
use crate::words::policy as words;

use super::{Case, Plan, Policy};

pub(super) struct FactorMethod;

impl Policy for FactorMethod {
    fn name(&self) -> String {
        "factor-method".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::FACTOR.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let factors = case.instance().factors();
        if factors.is_empty() {
            return Err(words::NO_FACTORS.text().to_owned());
        }
        let mut weights = vec![0.0; case.instance().cooperatives().len()];
        for factor in factors {
            let value = |position: usize| factor.values.at(position).to_f64();
            let all: f64 = case.everyone().map(|position| case.count(position) * value(position)).sum();
            for position in case.everyone().filter(|_| all > 0.0) {
                weights[position] += factor.weight.to_f64() * value(position) / all;
            }
        }
        Ok(case.in_proportion(|position| weights[position]))
    }
}
