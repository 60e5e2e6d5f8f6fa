//! Every stage of the road at three sizes, and the road as a whole: `cargo bench --bench stages`.

use allotment::certify;
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check};
use allotment::lp::Outcome;
use allotment::model::{Claim, Grid, Model, Problem};
use allotment::pipeline;
use allotment::solve::by_name;
use allotment::units::Money;
use allotment::world::{Settings, write};
use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};

/// Cooperatives of the made-up worlds; the largest is Guangxi.
const SIZES: [u64; 3] = [2_000, 10_000, 49_595];

fn instance(files: &Files) -> Instance {
    check(files).instance.expect("the made-up world is sound")
}

fn files(cooperatives: u64) -> Files {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let settings = Settings { cooperatives, ..Settings::default() };
    write(&settings, folder.path()).expect("the folder can be written");
    Files::load(folder.path())
}

fn stages(criterion: &mut Criterion) {
    let engine = by_name("engine").expect("the engine is always there");
    for size in SIZES {
        let files = files(size);
        let instance = instance(&files);
        let impact = Impact::of(&instance);
        let problem = Problem::state(&instance, &impact);
        let model = Model::write(&problem, &Grid::first());
        let Outcome::Point(point) = engine.solve(&model.program) else { panic!("the world has an answer") };
        let claim = Claim::of(&problem, &point);
        // A hundredth more money, solved again from the prices of before.
        let more = instance.with_budget(Money::yuan(instance.funds().budget.get() / 100 * 101));
        let more_curves = Impact::of(&more);
        let more = Model::write(&Problem::state(&more, &more_curves), &Grid::first());
        let mut group = criterion.benchmark_group("stages");
        group.sampling_mode(SamplingMode::Flat).sample_size(10);
        let id = |stage: &str| BenchmarkId::new(stage, size);
        group.bench_function(id("check"), |bench| bench.iter(|| check(&files)));
        group.bench_function(id("curves"), |bench| bench.iter(|| Impact::of(&instance)));
        group.bench_function(id("model"), |bench| {
            bench.iter(|| {
                let problem = Problem::state(&instance, &impact);
                Model::write(&problem, &Grid::first())
            });
        });
        group.bench_function(id("solve"), |bench| {
            // What is known of a program's chains once they were looked at is not to be known yet.
            let unseen = Model::write(&problem, &Grid::first()).program;
            bench.iter_batched(|| unseen.clone(), |program| engine.solve(&program), BatchSize::PerIteration);
        });
        group.bench_function(id("re-solve"), |bench| {
            bench.iter(|| engine.solve_near(&more.program, &point.prices));
        });
        group.bench_function(id("certify"), |bench| bench.iter(|| certify::bound(&problem, &claim.prices)));
        group.bench_function(id("road"), |bench| bench.iter(|| pipeline::solve(&instance, &impact, engine)));
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
