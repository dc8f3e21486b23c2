// Command bench measures what docs/performance.md promises, and prints each
// figure beside its bar and beside the raw numbers of the same run:
//
//	make bench
//	go run ./test/bench -only serving,cold
//
// It builds the real program and runs it on papers of 1,000 and of 200,000
// articles, and asks it for pages as readers would. The papers are made once
// and kept in the temporary folder; every run works on a copy. It needs wrk,
// nginx and PostgreSQL, uses the loopback interface only, and ends what it
// started.
//
// Only figures of one run may be compared: machines differ, and the same
// machine differs from hour to hour. Servers that are compared therefore take
// turns, and go before what others do on the machine where the system allows
// that, which it does for root. How much of the machine others used meanwhile
// is printed too; where that was much, the figures say little.
package main
