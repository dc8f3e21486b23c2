// Package sound handles spoken sound as numbers: it reads what a speech engine
// writes, tells speech from garbage, measures how loud it is, and brings it to
// the loudness that listeners expect.
//
// A [Clip] is one channel of 16 bits. [Decode] reads one from a WAV file of
// any usual shape. A [Meter] measures as ITU-R BS.1770-4 and EBU R 128 say:
// the ear's weighting, gates against pauses, true peaks between the samples. A
// [Leveller] turns the sound up or down and holds its peaks, a few milliseconds
// ahead of them, so that nothing is clipped.
//
// Everything works on a stream: an hour takes no more memory than a minute.
package sound
