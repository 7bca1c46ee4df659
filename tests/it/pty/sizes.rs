//! Terminal sizes and resizing.

use std::time::{Duration, Instant};

use super::session::Session;

const TITLE: &str = "Hope or Hostility";

#[test]
fn no_size_is_too_strange() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE);
    for (columns, rows) in [(1, 1), (1, 200), (200, 1), (2, 2), (500, 200), (19, 4), (20, 5)] {
        session.resize(columns, rows).keys("jG<tab>g<tab>");
    }
    session.resize(80, 24).wait_alive().keys("<esc>").wait_alive();
    session.keys("<esc>").wait_alive().keys("g").wait_for(TITLE).quit();
}

#[test]
fn a_terminal_without_a_size_is_no_end() {
    let mut session = Session::new(&[], 1, 1);
    session.resize(80, 24).wait_for(TITLE).quit();
}

#[test]
fn the_sentence_on_top_stays_there() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE).keys("17j").wait_alive();
    // Without the sign of the sentence that is lit, which some sizes have room for.
    let top = |session: &Session| session.screen().lines().nth(1).unwrap_or("").replace('▎', " ");
    let before = top(&session);
    let word = before.split_whitespace().next().unwrap();
    for (columns, rows) in [(40, 20), (200, 50), (60, 10), (30, 24)] {
        session.resize(columns, rows).wait_alive();
        assert!(top(&session).contains(word), "{word} at {columns}: {}", session.screen());
    }
    session.resize(80, 24).wait_alive();
    assert_eq!(top(&session), before);
    session.quit();
}

#[test]
fn a_dragged_window_is_drawn_at_most_sixty_times_a_second() {
    let mut session = Session::new(&[], 80, 24);
    session.wait_for(TITLE).wait_alive();
    let (before, began) = (session.frames(), Instant::now());
    for step in 0..300_u16 {
        session.resize(60 + step % 40, 20 + step % 10).keys(if step % 2 == 0 { "j" } else { "k" });
        std::thread::sleep(Duration::from_millis(1));
    }
    session.resize(80, 24).wait_for(TITLE).wait_alive();
    let seconds = began.elapsed().as_secs_f64();
    let frames = (session.frames() - before) as f64;
    assert!(frames <= 65.0 * seconds + 6.0, "{frames} frames in {seconds} s");
    session.quit();
}
