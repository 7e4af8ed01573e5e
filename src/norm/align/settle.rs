//! What both texts say, but at different places of one list.

use super::content::Gap;
use crate::law::Lang;
use std::collections::BTreeMap;

/// Strikes out gaps of both texts that answer each other within one block, and tells how many such pairs there were.
pub(super) fn settle(gaps: &mut Vec<Gap>) -> usize {
    let mut open: BTreeMap<_, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (n, gap) in gaps.iter().enumerate() {
        let place = open.entry((gap.block.clone(), gap.kind, gap.key.clone())).or_default();
        if gap.lang == Lang::Ru { place.0.push(n) } else { place.1.push(n) }
    }
    let mut struck = vec![false; gaps.len()];
    let mut moved = 0;
    for (ru, kk) in open.into_values() {
        for (r, k) in ru.into_iter().zip(kk) {
            moved += 1;
            for n in [r, k] {
                if let Some(s) = struck.get_mut(n) {
                    *s = true;
                }
            }
        }
    }
    let mut struck = struck.into_iter();
    gaps.retain(|_| !struck.next().unwrap_or(false));
    moved
}
