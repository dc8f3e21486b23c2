// Package engine speaks lines of text. An [Engine] takes a [Line] and returns
// its sound; what sort of voice it has is its own affair.
//
// [Command] runs a program for each line: any that reads text and writes a WAV
// file, espeak-ng if nothing else is said. [Service] asks a speech server over
// HTTP. Both are held to limits of time and size, and what they return is
// looked at before anybody takes it for speech: programs hang, crash and write
// garbage, and a reader must not hear that.
//
// Voices are the operator's to bring, and so is the licence to use them:
// [Voice] has a place for it.
package engine
