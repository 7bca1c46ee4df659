//! The real binary in a real pseudo-terminal, with a terminal model that shows what a person sees.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use dateline::app::key::{Code, Key};
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};
use tempfile::TempDir;

/// So long a machine under load may take for what usually takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(30);
/// The terminal a session opens shall not become the test's own.
const O_NOCTTY: i32 = if cfg!(target_os = "linux") { 0o400 } else { 0x20000 };

/// What would change how the program behaves.
const UNSET: &[&str] = &[
    "COLORFGBG",
    "COLORTERM",
    "DISPLAY",
    "NO_COLOR",
    "RUST_BACKTRACE",
    "STY",
    "TERMUX_VERSION",
    "TMUX",
    "WAYLAND_DISPLAY",
];

/// What the program has written, and how it ended.
struct Heard {
    model: vt100::Parser,
    raw: Vec<u8>,
    exit: Option<u32>,
    hung_up: bool,
    deaf: bool,
}

type Shared = Arc<(Mutex<Heard>, Condvar)>;

/// A program to run in a pseudo-terminal.
pub struct Start {
    command: CommandBuilder,
    size: (u16, u16),
    home: Home,
}

/// A home folder: one's own, or one that others use as well.
enum Home {
    Own(TempDir),
    Shared(PathBuf),
}

impl Home {
    fn path(&self) -> &Path {
        match self {
            Self::Own(folder) => folder.path(),
            Self::Shared(folder) => folder,
        }
    }
}

/// A program running in a pseudo-terminal. The folder of its home is its own and empty.
pub struct Session {
    heard: Shared,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// The program's side of the terminal, to see its modes.
    inside: File,
    listener: Option<JoinHandle<()>>,
    pid: Pid,
    home: Home,
    /// How often the screen had been cleared when the size was changed, until a frame of that size
    /// has been waited for.
    resized: Option<usize>,
}

/// The path of the program.
pub const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

impl Start {
    /// `dateline` with these arguments, 80×24.
    pub fn new(args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(DATELINE);
        command.args(args);
        Self::command(command)
    }

    /// A line for `sh`, in which `$D` is the program.
    pub fn shell(line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line]);
        Self::command(command)
    }

    pub fn command(mut command: CommandBuilder) -> Self {
        let home = TempDir::new().unwrap();
        command.cwd(home.path());
        for (name, _) in std::env::vars() {
            let ours = ["XDG_", "DATELINE_", "LC_", "SSH_", "WSL_"];
            let ours = ours.iter().any(|prefix| name.starts_with(prefix));
            if ours || UNSET.contains(&&*name) {
                command.env_remove(&name);
            }
        }
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("D", DATELINE);
        Self { command, size: (80, 24), home: Home::Own(home) }
    }

    /// In a home folder that other sessions use as well.
    pub fn home(mut self, home: &Path) -> Self {
        self.home = Home::Shared(home.to_owned());
        self.command.cwd(home);
        self.env("HOME", home.to_str().unwrap())
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn env_remove(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Without a controlling terminal: no `/dev/tty`, and no SIGHUP when the terminal goes.
    pub fn without_control(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    /// Writes a file into the home folder, which is also where the program runs.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.home.path().join(name), content).unwrap();
        self
    }

    pub fn run(self) -> Session {
        let pty = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let path = pty.master.tty_name().unwrap();
        let inside =
            OpenOptions::new().read(true).write(true).custom_flags(O_NOCTTY).open(path).unwrap();
        let mut child = pty.slave.spawn_command(self.command).unwrap();
        drop(pty.slave);
        let heard = Heard {
            model: vt100::Parser::new(self.size.1.max(ROWS_OF_MODEL), self.size.0, 0),
            raw: Vec::new(),
            exit: None,
            hung_up: false,
            deaf: false,
        };
        let heard: Shared = Arc::new((Mutex::new(heard), Condvar::new()));
        let reader = pty.master.try_clone_reader().unwrap();
        let listener = listen(Arc::clone(&heard), reader);
        let pid = Pid::from_raw(child.process_id().unwrap().try_into().unwrap()).unwrap();
        let shared = Arc::clone(&heard);
        thread::spawn(move || {
            let status = child.wait().unwrap();
            let (heard, news) = &*shared;
            heard.lock().unwrap().exit = Some(status.exit_code());
            news.notify_all();
        });
        Session {
            heard,
            writer: Some(pty.master.take_writer().unwrap()),
            master: Some(pty.master),
            inside,
            listener: Some(listener),
            pid,
            home: self.home,
            resized: None,
        }
    }
}

fn listen(shared: Shared, mut reader: Box<dyn Read + Send>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut bytes = vec![0; 65536];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            let (heard, news) = &*shared;
            let mut heard = heard.lock().unwrap();
            if heard.hung_up {
                return;
            }
            heard.model.process(&bytes[..count]);
            heard.raw.extend_from_slice(&bytes[..count]);
            news.notify_all();
            while heard.deaf {
                heard = news.wait(heard).unwrap();
            }
        }
    })
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    /// `dateline` with these arguments in a terminal of this size.
    pub fn new(args: &[&str], columns: u16, rows: u16) -> Self {
        Start::new(args).size(columns, rows).run()
    }

    /// Presses keys, written as in the key table: `gg`, `<c-d>`, `<cr>`.
    pub fn keys(&mut self, written: &str) -> &mut Self {
        let keys = Key::parse_all(written).expect("keys as the key table writes them");
        let bytes: Vec<u8> = keys.into_iter().flat_map(bytes_of).collect();
        self.bytes(&bytes)
    }

    /// Sends bytes as if the terminal did.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
        self
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        if pty_size_of(self.master.as_deref().unwrap()) != (columns, rows) {
            let cleared = count(&self.lock().raw, CLEAR);
            self.resized = Some(cleared);
        }
        self.lock().model.screen_mut().set_size(rows.max(ROWS_OF_MODEL), columns);
        self.master.as_ref().unwrap().resize(pty_size((columns, rows))).unwrap();
        self
    }

    /// The terminal takes nothing more of what the program writes, or takes it again.
    pub fn set_deaf(&mut self, deaf: bool) -> &mut Self {
        self.lock().deaf = deaf;
        self.heard.1.notify_all();
        self
    }

    /// Sends a signal to the program.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid, signal).unwrap();
        self
    }

    /// Ends the program without a chance to do anything.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = kill_process(self.pid, Signal::KILL);
    }

    /// The number of the process.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// The program's home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The words on the screen, row by row.
    pub fn screen(&self) -> String {
        self.lock().model.screen().contents()
    }

    /// Every byte the program has written.
    pub fn raw(&self) -> Vec<u8> {
        self.lock().raw.clone()
    }

    /// Whether the program has written these bytes.
    pub fn has_written(&self, bytes: &[u8]) -> bool {
        find(&self.lock().raw, bytes).is_some()
    }

    /// Waits until these words are on the screen.
    #[track_caller]
    pub fn wait_for(&mut self, words: &str) -> &mut Self {
        self.wait_until(words, |screen| screen.contents().contains(words))
    }

    /// Waits until the program has written these bytes, be they still on the screen or not.
    #[track_caller]
    pub fn wait_written(&mut self, bytes: &[u8]) -> &mut Self {
        self.wait(&String::from_utf8_lossy(bytes), |heard| find(&heard.raw, bytes).is_some());
        self
    }

    /// Waits until these words are not on the screen.
    #[track_caller]
    pub fn wait_gone(&mut self, words: &str) -> &mut Self {
        self.wait_until(words, |screen| !screen.contents().contains(words))
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        self.wait(what, |heard| is(heard.model.screen()));
        self
    }

    /// Waits until the program has dealt with everything so far: it is shown another size and back,
    /// and clears the screen for each.
    #[track_caller]
    pub fn wait_alive(&mut self) -> &mut Self {
        // A frame that is still to come for an earlier size would be taken for one of these.
        self.wait_resized();
        let (columns, rows) = pty_size_of(self.master.as_deref().unwrap());
        for columns in [columns + 1, columns] {
            self.resize(columns, rows).wait_resized();
        }
        self
    }

    /// Waits for a frame of the size that was set last, if that changed.
    #[track_caller]
    fn wait_resized(&mut self) {
        if let Some(cleared) = self.resized.take() {
            self.wait("a frame of another size", |heard| {
                count(&heard.raw, CLEAR) > cleared && heard.raw.ends_with(FRAME_END)
            });
        }
    }

    /// How many frames have been drawn.
    pub fn frames(&self) -> usize {
        count(&self.lock().raw, FRAME)
    }

    /// Waits for the program's end; gives its exit code.
    #[track_caller]
    pub fn wait_exit(&mut self) -> u32 {
        self.wait("the program's end", |heard| heard.exit.is_some());
        self.lock().exit.unwrap()
    }

    /// Leaves the reader with `q`, and checks that all is as before.
    #[track_caller]
    pub fn quit(&mut self) {
        self.keys("q");
        assert_eq!(self.wait_exit(), 0);
        self.assert_restored();
    }

    /// Whether the terminal echoes lines, as a shell needs it.
    pub fn is_cooked(&self) -> bool {
        let modes = tcgetattr(&self.inside).unwrap().local_modes;
        modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }

    /// Checks that the terminal is as it was before the program ran.
    #[track_caller]
    pub fn assert_restored(&mut self) {
        assert!(self.is_cooked(), "raw mode was left on");
        self.wait("a clean terminal", |heard| {
            let screen = heard.model.screen();
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
                && count(&heard.raw, FRAME_END) >= count(&heard.raw, FRAME)
        });
    }

    /// Closes the terminal's window.
    pub fn hang_up(&mut self) {
        self.lock().hung_up = true;
        // The listener waits in a read; a byte wakes it up, so that it lets go of the terminal.
        let _ = self.inside.write_all(b" ");
        self.listener.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    #[track_caller]
    fn wait(&self, what: &str, is: impl Fn(&Heard) -> bool) {
        let (heard, news) = &*self.heard;
        let deadline = Instant::now() + PATIENCE;
        let mut heard = heard.lock().unwrap();
        while !is(&heard) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let screen = heard.model.screen().contents();
                let tail =
                    String::from_utf8_lossy(&heard.raw[heard.raw.len().saturating_sub(300)..])
                        .into_owned();
                let exit = heard.exit;
                drop(heard);
                panic!("waited for {what}; exit {exit:?}; screen:\n{screen}\nlast bytes: {tail:?}");
            }
            heard = news.wait_timeout(heard, left).unwrap().0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Heard> {
        self.heard.0.lock().unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let runs = self.heard.0.lock().is_ok_and(|heard| heard.exit.is_none());
        if runs {
            self.kill();
        }
    }
}

/// The model panics where text is wrapped on its only row, as the rest of a frame is that was written
/// for a wider window: it has two at least, whatever the terminal says.
const ROWS_OF_MODEL: u16 = 2;
/// What each frame begins with.
const FRAME: &[u8] = b"\x1b[?2026h";
/// What each frame ends with.
const FRAME_END: &[u8] = b"\x1b[?2026l";
/// What a frame of another size has in it.
const CLEAR: &[u8] = b"\x1b[2J";

fn pty_size_of(master: &(dyn MasterPty + Send)) -> (u16, u16) {
    let size = master.get_size().unwrap();
    (size.cols, size.rows)
}

pub fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).filter(|window| *window == wanted).count()
}

pub fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// What a terminal sends for a key.
fn bytes_of(key: Key) -> Vec<u8> {
    let csi = |tail: &str| match key.alt {
        true => format!("\x1b[1;3{tail}").into_bytes(),
        false => format!("\x1b[{tail}").into_bytes(),
    };
    let plain = match key.code {
        Code::Char(c) if key.ctrl => vec![c as u8 & 0x1f],
        Code::Char(c) => c.to_string().into_bytes(),
        Code::F(n @ 1..=4) => vec![0x1b, b'O', b'O' + n],
        Code::F(n) => csi(&format!("{}~", [15, 17, 18, 19, 20, 21, 23, 24][usize::from(n) - 5])),
        Code::Enter => vec![b'\r'],
        Code::Esc => vec![0x1b],
        Code::Tab => vec![b'\t'],
        Code::BackTab => csi("Z"),
        Code::Backspace => vec![0x7f],
        Code::Delete => csi("3~"),
        Code::Up => return csi("A"),
        Code::Down => return csi("B"),
        Code::Right => return csi("C"),
        Code::Left => return csi("D"),
        Code::Home => return csi("H"),
        Code::End => return csi("F"),
        Code::PageUp => csi("5~"),
        Code::PageDown => csi("6~"),
    };
    if key.alt { [&[0x1b], plain.as_slice()].concat() } else { plain }
}
