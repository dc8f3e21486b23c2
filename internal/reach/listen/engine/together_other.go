//go:build !unix

package engine

import "os/exec"

// together has nothing to do where there are no groups of processes: the
// program itself is ended.
func together(*exec.Cmd) {}
