//! Reads bytes until the end or a limit, watched and stopped by a [`Progress`].

use std::io::{ErrorKind, Read};

use anyhow::{Result, bail};

use super::progress::Progress;
use crate::formats::{self, binary};
use crate::text::decode::decode;

/// How much is read at once, in bytes.
const CHUNK: usize = 64 << 10;
/// How much is looked at before the rest is read, in bytes: `/dev/zero` and films are not read whole.
const FIRST: u64 = 64 << 10;

/// Why reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Everything was read.
    Whole,
    /// There is more than the limit.
    Limit,
    /// The beginning is binary, so the rest was not read.
    Binary,
}

/// Reads into `progress`, which has each piece as it comes, `limit` bytes at most.
///
/// # Errors
/// When reading fails, was stopped, or there is not enough memory.
pub(super) fn fill(from: &mut impl Read, limit: u64, progress: &Progress) -> Result<Ended> {
    let mut chunk = vec![0; CHUNK];
    let (mut read, mut looked) = (0, false);
    loop {
        if !progress.goes_on() {
            bail!("loading was stopped");
        }
        let room = CHUNK.min(usize::try_from(limit - read).unwrap_or(CHUNK));
        if room == 0 {
            return Ok(Ended::Limit);
        }
        let got = match from.read(chunk.get_mut(..room).unwrap_or(&mut [])) {
            Ok(0) => return Ok(Ended::Whole),
            Ok(got) => got,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        progress.add(chunk.get(..got).unwrap_or(&[]))?;
        read += got as u64;
        if !looked && read >= FIRST {
            looked = true;
            if progress.look(|bytes, _| is_binary(bytes)) {
                return Ok(Ended::Binary);
            }
        }
    }
}

/// A film or a device: known by the first bytes. Parsing them says so. What a zip archive is, its end
/// says.
fn is_binary(bytes: &[u8]) -> bool {
    if binary::is_zip(bytes) {
        return false;
    }
    let known = binary::kind_of(bytes).is_some() || binary::is_noise(&decode(bytes, None).text);
    known && formats::of_bytes(bytes).is_none()
}

#[cfg(test)]
mod tests {
    use std::io::{self, Cursor};

    use super::*;

    /// Gives one byte at a time, is interrupted before each, and fails at the end.
    struct Failing {
        bytes: &'static [u8],
        interrupted: bool,
    }

    impl Read for Failing {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.interrupted = !self.interrupted;
            if self.interrupted {
                return Err(ErrorKind::Interrupted.into());
            }
            match self.bytes.split_first() {
                Some((first, rest)) => {
                    self.bytes = rest;
                    into[0] = *first;
                    Ok(1)
                }
                None => Err(ErrorKind::ConnectionReset.into()),
            }
        }
    }

    #[test]
    fn reading_ends_at_the_end_the_limit_or_what_is_binary() {
        let long = "words\n".repeat(40_000).into_bytes();
        let zeros = vec![0; 200_000];
        for (bytes, limit, ended, read) in [
            (&b""[..], 10, Ended::Whole, 0),
            (b"words", 10, Ended::Whole, 5),
            (b"words", 5, Ended::Limit, 5),
            (b"words", 3, Ended::Limit, 3),
            (&long, 1 << 20, Ended::Whole, 240_000),
            (&long, 100_000, Ended::Limit, 100_000),
            (&zeros, 1 << 20, Ended::Binary, FIRST),
        ] {
            let progress = Progress::default();
            assert_eq!(fill(&mut Cursor::new(bytes), limit, &progress).unwrap(), ended);
            assert_eq!(progress.read(), read);
            assert_eq!(progress.take(), bytes.get(..read as usize).unwrap());
        }
    }

    #[test]
    fn what_came_before_a_failure_stays() {
        let progress = Progress::default();
        let mut from = Failing { bytes: b"words", interrupted: false };
        let error = fill(&mut from, 100, &progress).unwrap_err();
        assert_eq!(error.downcast_ref::<io::Error>().unwrap().kind(), ErrorKind::ConnectionReset);
        assert_eq!(progress.take(), b"words");
    }

    #[test]
    fn a_stop_ends_reading() {
        let progress = Progress::default();
        progress.stop();
        let error = fill(&mut Cursor::new(b"words"), 100, &progress).unwrap_err();
        assert_eq!(error.to_string(), "loading was stopped");
        assert_eq!(progress.read(), 0);
    }
}
