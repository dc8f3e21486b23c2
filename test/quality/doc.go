// Command quality measures how well the methods of the big picture do on
// articles that people have annotated, and prints every figure beside its
// floor, below which something is broken, and its anchor, what others have
// published or the bar we set ourselves. It ends with an error if a figure is
// under its floor.
//
// The data are not part of the project: -data names their folder, and a
// chapter whose file is missing is skipped with a sentence. One setting of
// each method holds for all data. The articles are divided by a hash of their
// ids into a part to develop on and a part held back (-part); a change is
// judged by both.
package main
