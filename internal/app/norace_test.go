//go:build !race

package app

// racing says that the race detector runs along.
const racing = false
