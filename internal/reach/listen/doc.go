// Package listen makes articles and the news of the day heard.
//
// It happens in four rooms below this one, each of which knows nothing of the
// next. Package script says what is read; aloud says how figures and signs are
// read; engine speaks a line; sound measures and levels what was spoken. Here
// they are joined in a [Studio]:
//
//	page -> script.Reader -> Script -> Studio.Read -> Recording
//
// The studio speaks the lines of a script that are not in its [Larder] yet. So
// a correction costs one paragraph, and a recording that broke off half-way
// goes on where it stopped. The lines are joined with their rests, brought to
// -16 LUFS, and encoded as Opus and MP3 with ffmpeg; the MP3 gets a label with
// chapters. Files go on the paper's shelf under the hash of their content, so
// that a new recording never has the address of an old one.
//
// A person's voice goes the same way from the levelling on: [Studio.Take]
// checks the file that was uploaded at the desk.
//
// A [Recording] names the script it tells, by hash. It tells that text and no
// other: when an article changes, [Recording.Tells] is false at once, and the
// recording must not be offered before it is made again.
package listen
