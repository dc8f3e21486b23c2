// Package load measures the whole way of a page, from the press through the
// door and the kernel to a reader's connection, beside nginx serving the same
// bytes from a file. It needs wrk and nginx, uses loopback only, and is run by
//
//	go test ./test/load -run '^$' -bench . -benchtime 1x
//
// Only figures of one run may be compared: the two servers take turns in it,
// and the medians are shown. Requests per second depend on what else the
// machine does, wrk above all; the processor time a server takes for a request
// is the steadier figure.
package load
