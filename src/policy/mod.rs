//! What one would do without optimising: ways to divide the money, each by one simple idea.
//!
//! Comes in: a [`Case`]. Goes out: an [`Allocation`] in whole money, or why the policy cannot be followed here. Every
//! policy says in what order and in what proportion it pays ([`Plan`]); one till pays them all ([`divide`]), and keeps
//! what any of them can keep: the budget, what each cooperative may get, caps on sums of grants, and floors of such
//! sums, which are paid first by the policy's own idea. Accuracy limits and other ratios are not looked at: whatever is
//! broken then is for the rules' own audit to say. A new policy is one file here and one line in [`catalog`].

mod budget_alone;
mod by_tier;
mod case;
mod equal;
mod factor;
mod geographic;
mod greedy;
mod largest_min;
mod lottery;
mod optimal;
mod pay;
mod per_member;
mod per_poor_member;
mod poorest_income;
mod poorest_share;
mod stages;
mod terms;
mod till;
mod whole;

pub use case::{Case, Features, Piece};
pub use geographic::Geographic;
pub use stages::Stages;
pub use terms::{Term, limits, terms};

use crate::instance::Allocation;
use crate::pipeline;
use crate::words::policy as words;

/// A way to divide the money.
pub trait Policy: Sync {
    /// What `--policies` calls it.
    fn name(&self) -> String;
    /// One line for `list policies`.
    fn meaning(&self) -> &'static str;
    /// What it pays, or why it cannot be followed here.
    fn plan(&self, case: &Case<'_>) -> Result<Plan, String>;
}

/// What a policy pays.
#[derive(Clone, Debug)]
pub enum Plan {
    /// One stage after another, each until everyone in it has all that it may get.
    Stages(Stages),
    /// What has the most impact.
    Best(Under),
}

/// Under what the best is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// Every rule.
    AllRules,
    /// The budget, and what each cooperative may get.
    BudgetAlone,
}

/// One who is paid: in proportion to weights among those of one stage.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The cooperative.
    pub position: u32,
    /// In proportion to this, above 0.
    pub weight: f64,
    /// Until it has so many steps in all.
    pub up_to: f64,
}

/// The policies of these names, in this order, without names of none; all of them where nothing is named.
pub fn named<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<&'static dyn Policy> {
    let mut names = names.into_iter().peekable();
    if names.peek().is_none() {
        return catalog().to_vec();
    }
    let of = |name| catalog().iter().copied().find(|policy| policy.name() == name);
    names.filter_map(of).collect()
}

/// Every policy, in the order in which reports show them.
pub fn catalog() -> &'static [&'static dyn Policy] {
    &[
        &optimal::Optimal,
        &budget_alone::BudgetAlone,
        &factor::FactorMethod,
        &equal::Equal,
        &per_member::PerMember,
        &per_poor_member::PerPoorMember,
        &poorest_share::PoorestShare,
        &poorest_income::PoorestIncome,
        &geographic::Geographic { by: None },
        &by_tier::ByTier,
        &greedy::Greedy,
        &largest_min::LargestMin,
        &lottery::Lottery,
    ]
}

/// Divides the money by a policy, in whole money; or says why that cannot be done here.
pub fn divide(policy: &dyn Policy, case: &Case<'_>) -> Result<Allocation, String> {
    match policy.plan(case)? {
        Plan::Stages(stages) => Ok(pay_whole(case, &stages)),
        Plan::Best(under) => best(case, under),
    }
}

/// Pays stages in whole money.
pub fn pay_whole(case: &Case<'_>, stages: &Stages) -> Allocation {
    let terms = terms(case.instance(), |position| case.count(position));
    whole::whole(case, &terms, stages, pay::pay(case, &terms, stages))
}

fn best(case: &Case<'_>, under: Under) -> Result<Allocation, String> {
    let relaxed = case.instance().under_the_budget_alone();
    let instance = match under {
        Under::AllRules => case.instance(),
        Under::BudgetAlone => &relaxed,
    };
    // Curves end where the budget does, and rules do not bend them.
    let answer = pipeline::solve(instance, case.problem.scene().impact, case.backend);
    answer.allocation.ok_or_else(|| words::no_optimum(answer.status.word()))
}
