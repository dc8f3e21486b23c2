// Package digest makes the news of a day to hear.
//
// Before the time at which it goes out, [Digests.Keep] composes it from the
// front, in the editors' order. Editors listen to it, change the order, leave
// stories out, put others in, and find their own words; [Digests.Approve] lets
// it go out at its time, or it goes out unattended if the publisher wants that.
//
// # Audio never tells an older text than the page
//
// A digest says of a story what its article says: headline and standfirst as
// readers have them now. The recording remembers which public revision of each
// article it tells, and the store hands it to readers only while these are the
// revisions that they read and the digest was not edited since. So it is gone
// in the call that publishes a correction or takes an article down, and no job
// has to run for that. The job [Record] then makes it again:
//
//   - A story is told as its article now says it. If nothing that is spoken
//     has changed, the recording is what it was and returns at once.
//   - Words that an editor wrote for a story may repeat the mistake. They are
//     set aside, and the page's own are spoken, until an editor has read the
//     article again and stands by them.
//   - A story whose article was taken down is left out, and comes back with it.
//   - A recording by a person, whose words would be other ones, gives way to
//     the synthetic voice.
//
// Recordings are made of drafts as well, so that a digest is heard before it is
// approved.
package digest
