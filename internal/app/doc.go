// Package app is the one place that builds things. It reads the command line,
// opens a [Newspaper] (the store, the press, the readers' site, the jobs,
// joined together) and runs it, or does one thing with it and ends.
//
// Each command is a struct in a file of its own; [Main] is the program.
package app
