package bounce_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail/bounce"
)

var update = flag.Bool("update", false, "write what is read of the collected reports anew")

const collected = "../../../../shared/data/robust/mail"

// read says what a mail reports, a line for each recipient.
func read(t testing.TB, name string) string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reports, err := bounce.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range reports {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", filepath.Base(name), r.Kind, r.Status, r.Recipient)
	}
	if len(reports) == 0 {
		fmt.Fprintf(&b, "%s\t-\n", filepath.Base(name))
	}
	return b.String()
}

func TestReportsOfSixtyServersAreReadAsBefore(t *testing.T) {
	t.Parallel()
	names, _ := filepath.Glob(filepath.Join(collected, "*", "*"))
	if len(names) == 0 {
		t.Skip("the collected mails are not here")
	}
	var b strings.Builder
	for _, name := range names {
		b.WriteString(read(t, name))
	}
	golden := filepath.Join("testdata", "reports.tsv")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestAReportMeansWhatItSays(t *testing.T) {
	t.Parallel()
	dsn := func(action, status, diagnostic string) string {
		return "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" +
			"--b\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" +
			"Final-Recipient: rfc822; nora@paper.example\nAction: " + action + "\nStatus: " + status + "\nDiagnostic-Code: smtp; " + diagnostic + "\n\n--b--\n"
	}
	text := func(says string) string {
		return "From: Mail Delivery <mailer-daemon@mx.example>\nTo: b@gazette.example\nSubject: Undelivered Mail\n\n" + says + "\n\nReceived: from here\nTo: other@paper.example\n"
	}
	for name, c := range map[string]struct {
		mail string
		want []bounce.Report
	}{
		"no such mailbox":         {dsn("failed", "5.1.1", "550 5.1.1 who?"), one("gone", "5.1.1", "550 5.1.1 who?")},
		"a mailbox that is full":  {dsn("failed", "5.2.2", "552 over quota"), one("missed", "5.2.2", "552 over quota")},
		"a server that is away":   {dsn("failed", "4.4.1", "no answer"), one("missed", "4.4.1", "no answer")},
		"taken for spam":          {dsn("failed", "5.7.1", "550 we do not want this"), one("refused", "5.7.1", "550 we do not want this")},
		"words against a default": {dsn("failed", "5.0.0", "550 No such user here"), one("gone", "5.0.0", "550 No such user here")},
		"a status in the words":   {dsn("failed", "5.0.0", "550-5.1.1 gone fishing"), one("gone", "5.1.1", "550-5.1.1 gone fishing")},
		"a sender without domain": {dsn("failed", "5.1.8", "Domain of sender does not exist"), one("refused", "5.1.8", "Domain of sender does not exist")},
		"still trying":            {dsn("delayed", "4.4.1", "no answer"), one("delayed", "4.4.1", "no answer")},
		"all is well":             {dsn("relayed", "2.0.0", "ok"), one("delivered", "2.0.0", "ok")},
		"nothing we know":         {dsn("failed", "5.9.9", "hm"), one("missed", "5.9.9", "hm")},
		"told to people":          {text("<nora@paper.example>: user unknown"), one("gone", "", "<nora@paper.example>: user unknown")},
		"told of two": {text("Hi.\n<nora@paper.example>:\nno such user\n<ove@paper.example>:\nquota exceeded"), []bounce.Report{
			{Kind: "gone", Recipient: "nora@paper.example", Text: "<nora@paper.example>: no such user"},
			{Kind: "missed", Recipient: "ove@paper.example", Text: "<ove@paper.example>: quota exceeded"},
		}},
		"a complaint": {
			"Content-Type: multipart/report; report-type=feedback-report; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: <nora@paper.example>\r\n\r\n--b--\r\n",
			one("complaint", "", "abuse"),
		},
		"somebody who is away": {"From: Nora <nora@paper.example>\nAuto-Submitted: auto-replied\nSubject: Away\n\nBack on Monday.", one("reply", "", "")},
		"a letter to the editor": {
			"From: Nora <nora@paper.example>\nSubject: Your article on mail delivery\n\nThe user unknown to you, 5.1.1, is me.", nil,
		},
		"nothing": {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := bounce.Read(strings.NewReader(c.mail))
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("%v %s", err, diff)
			}
		})
	}
}

func one(kind bounce.Kind, status, text string) []bounce.Report {
	return []bounce.Report{{Kind: kind, Recipient: "nora@paper.example", Status: status, Text: text}}
}

func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob(filepath.Join(collected, "*", "*"))
	for i, name := range names {
		if raw, err := os.ReadFile(name); err == nil && i%10 == 0 {
			f.Add(string(raw))
		}
	}
	f.Add("Content-Type: multipart/report; boundary=b\n\n--b\n--b\n\n--b--")
	f.Fuzz(func(t *testing.T, raw string) {
		reports, err := bounce.Read(strings.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range reports {
			if r.Kind == "" || strings.ContainsAny(r.Recipient+r.Text, "\r\n") {
				t.Fatalf("%+v", r)
			}
		}
	})
}
