//! An urn with one ticket for every cooperative, each marked with its industry.
//!
//! Regions come one after the other and every cooperative draws a ticket without putting it back. When
//! all have drawn, each region has its count and each industry has its count: both margins are met
//! exactly, whatever the draws were, and the joint table is one that chance alone would give.

use crate::chance::Chance;

pub(super) struct Urn {
    tickets: Vec<u64>,
    left: u64,
}

impl Urn {
    /// So many tickets of each kind.
    pub(super) fn new(tickets: Vec<u64>) -> Urn {
        Urn { left: tickets.iter().sum(), tickets }
    }

    /// The kind of one ticket, which is then gone; the urn must not be empty.
    pub(super) fn draw(&mut self, chance: &mut Chance) -> usize {
        let mut ticket = chance.below(self.left);
        self.left -= 1;
        for (kind, left) in self.tickets.iter_mut().enumerate() {
            if ticket < *left {
                *left -= 1;
                return kind;
            }
            ticket -= *left;
        }
        unreachable!("a ticket is below the number left")
    }
}

#[cfg(test)]
mod tests {
    use super::{Chance, Urn};

    #[test]
    fn an_urn_drawn_empty_gave_every_ticket_once() {
        let mut chance = Chance::from_seed(3);
        let mut urn = Urn::new(vec![50, 0, 7, 1]);
        let mut drawn = [0; 4];
        for _ in 0..58 {
            drawn[urn.draw(&mut chance)] += 1;
        }
        assert_eq!(drawn, [50, 0, 7, 1]);
    }
}
