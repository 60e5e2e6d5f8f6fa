//! The proof as a file, re-worked from the instance's files by a program that shares no code with ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

fn sound_instances(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path != Path::new("instances/broken") {
            found.extend(sound_instances(&path));
        }
    }
    if folder.join("instance.toml").is_file() {
        found.push(folder.to_owned());
    }
    found.sort();
    found
}

/// The proof that `solve -o` writes for an instance.
fn proof(instance: &Path) -> String {
    let folder = TempDir::new().unwrap();
    let mut solve = Command::new(env!("CARGO_BIN_EXE_allotment"));
    solve.arg("solve").arg(instance).arg("-o").arg(folder.path()).output().unwrap();
    fs::read_to_string(folder.path().join("proof.json")).unwrap()
}

/// Does the checker accept it, and in which words? `None` without Python, which CI must have.
fn checked(instance: &Path, proof: &str) -> Option<(bool, String)> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("proof.json");
    fs::write(&file, proof).unwrap();
    match Command::new("python3").arg("tests/check_proof.py").arg(instance).arg(&file).output() {
        Ok(output) => Some((output.status.success(), String::from_utf8(output.stdout).unwrap())),
        Err(fault) => {
            assert!(std::env::var_os("CI").is_none(), "CI has no python3: {fault}");
            println!("no python3 here, so nothing was checked: {fault}");
            None
        }
    }
}

#[test]
fn the_proof_of_every_instance_holds() {
    let instances = sound_instances(Path::new("instances"));
    assert!(instances.len() >= 20);
    for instance in instances {
        let Some((holds, words)) = checked(&instance, &proof(&instance)) else { return };
        assert!(holds, "{}: {words}", instance.display());
        let unknown = instance.ends_with("nearest-miss");
        assert_eq!(words.starts_with("The proof holds"), !unknown, "{}: {words}", instance.display());
    }
}

#[test]
fn a_corrupted_proof_is_refused() {
    let instance = Path::new("instances/tiny/binding-cap");
    let sound = proof(instance);
    let mut document: serde_json::Value = serde_json::from_str(&sound).unwrap();
    let hash = document["instance"]["sha256"].as_str().unwrap().to_owned();
    let corrupted: [(&str, &str, serde_json::Value); 5] = [
        ("a price of the wrong sign", "/rows/1/price", "-2/5".into()),
        ("a bound that is too low", "/bound/value", "37/1".into()),
        ("an impact that is too high", "/achieved/value", "39/1".into()),
        ("a grant that breaks the cap", "/allocation/0/grant", 71.into()),
        ("another input", "/instance/sha256", hash.replace(['0', '1'], "2").into()),
    ];
    for (name, place, value) in corrupted {
        let mut proof = document.clone();
        *proof.pointer_mut(place).unwrap() = value;
        let Some((holds, words)) = checked(instance, &proof.to_string()) else { return };
        assert!(!holds, "{name}: {words}");
    }
    // Prices that contradict nothing prove nothing.
    let infeasible = Path::new("instances/tiny/infeasible");
    document = serde_json::from_str(&proof(infeasible)).unwrap();
    document["rows"][0]["price"] = "0/1".into();
    let Some((holds, words)) = checked(infeasible, &document.to_string()) else { return };
    assert!(!holds, "{words}");
}
