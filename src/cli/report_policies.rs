//! `[report] policies`: the names are known only where policies are.

use allotment::diagnostic::Diagnostic;
use allotment::instance::Reading;
use allotment::policy::catalog;
use allotment::words::list::listed;

/// Tells of policies that there are not, and refuses the instance then.
pub(super) fn checked(mut reading: Reading) -> Reading {
    let Some(instance) = &reading.instance else { return reading };
    let known: Vec<String> = catalog().iter().map(|policy| policy.name()).collect();
    let unknown = instance.report_policies().iter().filter(|asked| !known.contains(&asked.name));
    let faults: Vec<Diagnostic> = unknown
        .map(|asked| {
            let fault = Diagnostic::error("cli::policy-unknown").with("policy", &asked.name);
            fault.with("known", listed(&known)).at(asked.place.clone())
        })
        .collect();
    if !faults.is_empty() {
        reading.diagnostics.extend(faults);
        reading.instance = None;
    }
    reading
}
