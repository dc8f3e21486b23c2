//go:build unix

package engine

import (
	"os/exec"
	"syscall"
)

// together has a program and all it started end together: many voices come
// with a script around them, and what the script runs must not be left behind.
func together(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
