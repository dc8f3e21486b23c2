package app

import (
	"database/sql"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // the scripts look into a paper's file
)

// TestScripts runs test/scripts: every command, as an operator would type it.
// Beside the commands of package testscript they have:
//
//	fails CODE PROGRAM ARG...   the program ends with this exit code
//	get CODE URL [TEXT]         the URL answers so, before ten seconds have passed
//	exists-soon FILE            the file is there before ten seconds have passed
//	sql FILE STATEMENT          changes the SQLite file of a paper
//
// and $ADDR, a loopback address that is free. The condition [mount] holds
// where a process may mount a file system for itself.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../test/scripts",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ADDR", freeAddress(t))
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "mount" {
				return false, errors.New("no such condition: " + name)
			}
			return exec.Command("unshare", "-rm", "true").Run() == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"fails": fails, "get": get, "exists-soon": existsSoon, "sql": runSQL},
	})
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func fails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fails CODE PROGRAM ARG...")
	}
	code := 0
	if failed, ok := errors.AsType[*exec.ExitError](ts.Exec(args[1], args[2:]...)); ok {
		code = failed.ExitCode()
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: get CODE URL [TEXT]")
	}
	var answer string
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		r, err := http.Get(args[1])
		if err != nil {
			answer = err.Error()
			continue
		}
		body, _ := io.ReadAll(r.Body)
		_ = r.Body.Close()
		answer = strconv.Itoa(r.StatusCode) + " " + string(body)
		if strings.HasPrefix(answer, args[0]) && strings.Contains(answer, strings.Join(args[2:], " ")) {
			return
		}
	}
	ts.Fatalf("%s answers %.2000s", args[1], answer)
}

func existsSoon(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: exists-soon FILE")
	}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("%s is not there", args[0])
}

func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql FILE STATEMENT")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}
