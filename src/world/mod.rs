//! placeholder
/// s
pub struct Settings {
    /// c
    pub cooperatives: u64,
    /// r
    pub regions: u32,
    /// s
    pub seed: u64,
    /// t
    pub ties: bool,
}
/// w
pub fn write(_: &Settings, _: &std::path::Path) -> std::io::Result<()> {
    Ok(())
}
/// a
pub fn assumptions() -> Vec<String> {
    vec![]
}
