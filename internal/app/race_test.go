//go:build race

package app

// racing says that the race detector runs along, which makes printing ten
// times as slow.
const racing = true
