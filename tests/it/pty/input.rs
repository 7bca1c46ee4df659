//! Articles that come slowly, never, or without end.

use super::session::Start;

#[test]
fn a_pipe_that_has_not_said_anything_yet_leaves_the_keys_alive() {
    let mut session = Start::shell("mkfifo pipe; (sleep 600 > pipe) & $D pipe; kill $!").run();
    session.wait_until("the reader", vt100::Screen::alternate_screen).wait_alive();
    session.quit();
}
