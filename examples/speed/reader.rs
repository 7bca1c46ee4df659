//! The reader in a terminal of its own, with keys sent to it and its screen watched.

use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// Columns and rows.
const SIZE: (u16, u16) = (120, 40);
/// Nothing takes longer.
const PATIENCE: Duration = Duration::from_secs(300);
/// What the top row says while there is more to come.
const WORKING: [&str; 2] = ["· loading", "· analyzing"];

/// A running reader.
pub struct Reader {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    written: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    begun: Instant,
    _master: Box<dyn MasterPty + Send>,
    _home: TempDir,
}

impl Reader {
    /// Opens a file, in an empty home.
    pub fn open(program: &Path, file: &Path) -> Result<Self> {
        let (cols, rows) = SIZE;
        let home = tempfile::tempdir()?;
        let mut command = CommandBuilder::new(program);
        command.arg(file);
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size)?;
        let mut output = pty.master.try_clone_reader()?;
        let (sender, written) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                let heard = bytes.get(..count).unwrap_or(&[]).to_vec();
                if sender.send(heard).is_err() {
                    return;
                }
            }
        });
        let keys = pty.master.take_writer()?;
        let begun = Instant::now();
        let child = pty.slave.spawn_command(command)?;
        let screen = vt100::Parser::new(rows, cols, 0);
        Ok(Self { child, keys, written, screen, begun, _master: pty.master, _home: home })
    }

    /// Shows the screen model what the program writes next.
    fn read_output(&mut self) -> Result<()> {
        let bytes = self.written.recv_timeout(PATIENCE).context("the reader writes nothing")?;
        self.screen.process(&bytes);
        Ok(())
    }

    /// Waits until the words stand on the screen; gives the time since the program was started.
    pub fn wait_for(&mut self, words: &str) -> Result<Duration> {
        while !self.screen.screen().contents().contains(words) {
            self.read_output()?;
        }
        Ok(self.begun.elapsed())
    }

    /// Waits until the article is read and its facts are found.
    pub fn wait_until_whole(&mut self) -> Result<()> {
        let begun = Instant::now();
        loop {
            let screen = self.screen.screen().contents();
            let top = screen.lines().next().unwrap_or("");
            if !top.is_empty() && !WORKING.iter().any(|words| top.contains(words)) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("loading does not end");
            }
            self.read_output()?;
        }
    }

    /// Sends keys.
    pub fn write(&mut self, keys: &str) -> Result<()> {
        self.keys.write_all(keys.as_bytes())?;
        Ok(self.keys.flush()?)
    }

    /// Presses a key and waits for what it changes.
    pub fn press(&mut self, key: &str) -> Result<Duration> {
        // What was still on its way belongs to no key.
        while let Ok(bytes) = self.written.recv_timeout(Duration::from_millis(5)) {
            self.screen.process(&bytes);
        }
        let pressed = Instant::now();
        self.write(key)?;
        self.read_output()?;
        Ok(pressed.elapsed())
    }

    /// The most memory that the program has used so far, in bytes.
    pub fn memory(&self) -> usize {
        self.child.process_id().map_or(0, peak)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The most memory that a process has had resident, in bytes; 0 where the system has no /proc.
pub fn peak(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let words = line.and_then(|line| line.split_whitespace().next());
    words.and_then(|kilobytes| kilobytes.parse::<usize>().ok()).map_or(0, |n| n * 1024)
}
