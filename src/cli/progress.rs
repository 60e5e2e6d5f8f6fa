//! A line that says what is being done, on a terminal, once it takes over a second.

use std::time::Duration;

use allotment::pipeline::{Stage, Watch};
use allotment::words::command::progress as words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work quicker than this is not spoken of.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line moves.
const BEAT: Duration = Duration::from_millis(120);

/// The line; it goes when this does.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Nothing yet; after a second the line appears, if stderr is a terminal.
    pub(super) fn begin() -> Progress {
        let style =
            ProgressStyle::with_template("{spinner} {msg} ({elapsed})").expect("the template is sound");
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style);
        let later = bar.downgrade();
        // Ends with the process at the latest; a bar that has gone by then stays gone.
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            if let Some(bar) = later.upgrade().filter(|bar| !bar.is_finished()) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(BEAT);
            }
        });
        Progress { bar }
    }
}

/// What a line with a count of things to do looks like.
const COUNTED: &str = "{spinner} {msg} {wide_bar} {pos}/{len} ({elapsed}, {eta} left)";

impl Progress {
    /// So many things are to be done from here on.
    pub(super) fn count(&self, things: usize, message: &'static str) {
        self.bar.set_style(ProgressStyle::with_template(COUNTED).expect("the template is sound"));
        self.bar.set_length(things as u64);
        self.bar.set_message(message);
    }

    /// One of them is done.
    pub(super) fn one_done(&self) {
        self.bar.inc(1);
    }
}

impl Watch for Progress {
    fn enter(&mut self, stage: Stage) {
        self.bar.set_message(words::stage(stage.word()));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
