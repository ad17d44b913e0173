//! What was probably meant: the likeliest way through the lattice on which anything is another word than was typed.

use super::{
    Vocabulary,
    lattice::{Lattice, MOST_TYPED, Said},
};

/// The likeliest way to a place that ends in this word, having changed something or nothing.
struct State {
    said: Said,
    changed: bool,
    slip: bool,
    cost: i32,
    /// Where it came from: a place, and which of its states.
    back: Option<(usize, usize)>,
}

/// A word on the way that was found.
struct Step {
    said: Said,
    slip: bool,
}

impl Vocabulary {
    /// The words that were probably meant by words which find nothing: typed with one slip, without a space or with one too many, or with
    /// the keys of a typing method. Nothing where no other words are likely. Of two words one may have a slip, of three two.
    pub fn meant(&self, typed: &str) -> Option<String> {
        let lattice = Lattice::new(self, typed);
        let steps = self.likeliest(&lattice)?;
        let slips = steps.iter().filter(|step| step.slip).count();
        let few = slips * 2 <= lattice.tokens.len() + 1 && steps.len() <= MOST_TYPED;
        let fits = !lattice.sure || self.fits(&steps);
        (few && fits).then(|| self.written(&steps, &lattice))
    }

    fn likeliest(&self, lattice: &Lattice) -> Option<Vec<Step>> {
        let end = lattice.arcs.len();
        let mut states: Vec<Vec<State>> = Vec::new();
        states.resize_with(end + 1, Vec::new);
        for (place, arcs) in lattice.arcs.iter().enumerate() {
            for arc in arcs {
                for (changed, cost, back) in self.best_before(&states[place], place, arc.said) {
                    let (cost, changed) = (cost + i32::from(arc.cost), changed || arc.changed);
                    let state = State { said: arc.said, changed, slip: arc.slip, cost, back };
                    keep(&mut states[arc.to], state);
                }
            }
        }
        let last = &states[end];
        let best = (0..last.len()).filter(|at| last[*at].changed).min_by_key(|at| last[*at].cost)?;
        Some(way_to(&states, (end, best)))
    }

    /// The likeliest that leads here, of those that have changed nothing and of those that have.
    fn best_before(
        &self,
        states: &[State],
        place: usize,
        said: Said,
    ) -> impl Iterator<Item = (bool, i32, Option<(usize, usize)>)> + use<> {
        let mut best = [None, None];
        if place == 0 {
            best[0] = Some((false, 0, None));
        }
        for (at, state) in states.iter().enumerate() {
            let cost = state.cost - i32::from(self.worth(state.said, said).unwrap_or(0));
            let best = &mut best[usize::from(state.changed)];
            if best.is_none_or(|(_, least, _)| cost < least) {
                *best = Some((state.changed, cost, Some((place, at))));
            }
        }
        best.into_iter().flatten()
    }

    fn worth(&self, first: Said, second: Said) -> Option<u16> {
        match (first, second) {
            (Said::Word(first), Said::Word(second)) => self.beside(first, second),
            _ => None,
        }
    }

    /// Each word that was changed stands beside one that it is seen with: where every typed word is known, nothing else speaks for another.
    fn fits(&self, steps: &[Step]) -> bool {
        let seen = |one: Option<&Step>, other: Option<&Step>| {
            one.zip(other).is_some_and(|(one, other)| self.worth(one.said, other.said).is_some())
        };
        let beside = |at: usize| {
            seen(at.checked_sub(1).and_then(|before| steps.get(before)), steps.get(at))
                || seen(steps.get(at), steps.get(at + 1))
        };
        (0..steps.len()).filter(|at| steps[*at].slip).all(beside)
    }

    fn written(&self, steps: &[Step], lattice: &Lattice) -> String {
        let word = |step: &Step| match step.said {
            Said::Word(word) => self.words[usize::from(word)].toned.to_string(),
            Said::Typed(token) => lattice.tokens[token].toned.clone(),
        };
        steps.iter().map(word).collect::<Vec<_>>().join(" ")
    }
}

/// Of two ways to the same place that end alike only the likelier goes on.
fn keep(states: &mut Vec<State>, state: State) {
    let same = states.iter_mut().find(|known| known.said == state.said && known.changed == state.changed);
    match same {
        Some(known) if known.cost > state.cost => *known = state,
        Some(_) => {}
        None => states.push(state),
    }
}

fn way_to(states: &[Vec<State>], end: (usize, usize)) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = Some(end);
    while let Some((place, state)) = at {
        let State { said, slip, back, .. } = &states[place][state];
        steps.push(Step { said: *said, slip: *slip });
        at = *back;
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Learning;
    use super::*;

    const NAMES: [&str; 14] = [
        "Mật ong bạc hà Mèo Vạc",
        "Mật ong rừng",
        "Mật ong hoa nhãn",
        "Mật mía",
        "Chè Shan tuyết Fìn Hò",
        "Chè dây rừng",
        "Cam sành Hàm Yên",
        "Cam Vinh",
        "Thịt trâu gác bếp",
        "Rượu ngô Na Hang",
        "Đường phên Đồng Văn",
        "Gạo nếp nương",
        "Vải lanh H'Mông",
        "Bánh tam giác mạch",
    ];

    fn learnt() -> Vocabulary {
        let mut learning = Learning::default();
        NAMES.iter().for_each(|name| learning.hear(name));
        learning.done()
    }

    #[test]
    fn one_slip_in_a_short_word_is_understood_by_what_stands_beside_it() {
        let words = learnt();
        for typed in ["mật omg", "mat onh", "mât ogn", "mật ongg", "mat ong", "mt ong", "mat og", "nat ong"] {
            let meant = words.meant(typed);
            let expected = (typed != "mat ong").then_some("mật ong");
            assert_eq!(meant.as_deref(), expected, "{typed}");
        }
        assert_eq!(words.meant("che shab tuyet fin ho").as_deref(), Some("chè shan tuyết fìn hò"));
        assert_eq!(words.meant("thit trsu gac bep").as_deref(), Some("thịt trâu gác bếp"));
        assert_eq!(words.meant("gao nwp nuong").as_deref(), Some("gạo nếp nương"));
    }

    #[test]
    fn words_without_a_space_or_with_one_too_many_are_parted() {
        let words = learnt();
        for (typed, meant) in [
            ("matong", "mật ong"),
            ("chetuyet", "chè tuyết"),
            ("shantuyet", "shan tuyết"),
            ("camsanh ham yen", "cam sành hàm yên"),
            ("thittraugacbep", "thịt trâu gác bếp"),
            ("ma tong", "mật ong"),
            ("mat o ng", "mật ong"),
        ] {
            assert_eq!(words.meant(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn keys_of_a_typing_method_are_understood() {
        let words = learnt();
        for (typed, meant) in [
            ("maatj ong", "mật ong"),
            ("ma6t5 ong", "mật ong"),
            ("chef", "chè"),
            ("cam vinhf", "cam vinh"),
            ("dduwowngf phene", "đường phên"),
            ("ruwowuj ngoo", "rượu ngô"),
            ("ma6t5 omg", "mật ong"),
            ("maatj omg 500ml", "mật ong 500ml"),
        ] {
            assert_eq!(words.meant(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_right_or_far_from_every_word_is_left_alone() {
        let words = learnt();
        for typed in ["mật ong", "bac ha", "mghiemg", "zzzzz", "", "\"*", "500", "qwrtz", "o", "kjhgfdsapoiuytrewq"] {
            assert_eq!(words.meant(typed), None, "{typed}");
        }
        assert_eq!(Vocabulary::default().meant("mat omg"), None);
    }

    #[test]
    fn a_word_that_is_known_is_another_only_beside_words_that_it_is_seen_with() {
        let words = learnt();
        // *vac* and *gac* are words; beside *bep* only one is seen.
        assert_eq!(words.meant("trau vac bep").as_deref(), Some("trâu gác bếp"));
        assert_eq!(words.meant("vac yen"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_each_word_is_known_or_was_typed(
            near in "(mat|ong|che|tuyet|omg|maatj|ma6t5|500ml|h|mong|[a-z]{1,14}| |[1-9]){0,12}",
            odd in "\\PC{0,300}",
        ) {
            let words = learnt();
            for typed in [near, odd] {
                let Some(meant) = words.meant(&typed) else { continue };
                let before = crate::kernel::fold::toned(&typed.chars().take(200).collect::<String>());
                prop_assert!(meant.split(' ').count() <= MOST_TYPED);
                prop_assert_ne!(crate::kernel::fold::fold(&meant), crate::kernel::fold::fold(&typed));
                for word in meant.split(' ') {
                    let known = words.words.iter().any(|known| *known.toned == *word);
                    prop_assert!(known || before.split(' ').any(|typed| typed == word), "{} of {}", word, typed);
                }
            }
        }
    }
}
