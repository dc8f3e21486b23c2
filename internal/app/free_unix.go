//go:build linux || darwin

package app

import "syscall"

// freeIn returns how many bytes are left for the disk of a folder, 0 if that
// is not known.
func freeIn(folder string) int64 {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(folder, &disk); err != nil {
		return 0
	}
	return int64(disk.Bavail) * int64(disk.Bsize) //nolint:unconvert // their types differ between systems
}
