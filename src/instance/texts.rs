//! A column of texts in one piece of memory.

/// Texts one after another.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    text: String,
    /// Text k ends at `ends[k]` and begins where the one before ends; 4 GiB are more than any column has.
    ends: Vec<u32>,
}

impl Texts {
    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// None?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One of them.
    pub fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }
}

impl Texts {
    /// Columns one after another.
    pub(crate) fn joined(columns: &[Texts]) -> Texts {
        let pieces: Vec<&str> = columns.iter().map(|column| column.text.as_str()).collect();
        let text = pieces.concat();
        u32::try_from(text.len()).expect("a column of texts is below 4 GiB");
        let mut ends = Vec::with_capacity(columns.iter().map(Texts::len).sum());
        let mut before = 0;
        for column in columns {
            ends.extend(column.ends.iter().map(|end| before + end));
            before += column.text.len() as u32;
        }
        Texts { text, ends }
    }
}

impl<'t> FromIterator<&'t str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Texts {
        let mut column = Texts::default();
        for text in texts {
            column.text.push_str(text);
            column.ends.push(u32::try_from(column.text.len()).expect("a column of texts is below 4 GiB"));
        }
        column.text.shrink_to_fit();
        column.ends.shrink_to_fit();
        column
    }
}
