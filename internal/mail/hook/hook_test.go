package hook_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/mail/hook"
	"github.com/courant-press/courant/internal/news"
)

var now = time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC)

const secret = "hush"

// with is the head of a request with a password.
func with(password string) http.Header {
	r := http.Request{Header: http.Header{}}
	r.SetBasicAuth("anybody", password)
	return r.Header
}

// sns puts a report into the envelope of Amazon SNS.
func sns(report string) string {
	quoted, _ := json.Marshal(report)
	return `{"Type":"Notification","TopicArn":"arn:aws:sns:eu-west-1:1:returns","Message":` + string(quoted) + `}`
}

func ses(kind, subkind, status, says string) string {
	return fmt.Sprintf(`{"notificationType":"Bounce","bounce":{"bounceType":%q,"bounceSubType":%q,"bouncedRecipients":[
		{"emailAddress":"nora@paper.example","action":"failed","status":%q,"diagnosticCode":%q}]},"mail":{"source":"b+abc@bounces.example"}}`, kind, subkind, status, says)
}

func postmark(kind string) string {
	return `{"RecordType":"Bounce","Type":"` + kind + `","Email":"nora@paper.example","Description":"in general","Details":"in the words of the server"}`
}

func brevo(event string) string {
	return `{"event":"` + event + `","email":"nora@paper.example","message-id":"<d17@gazette.example>","reason":"in the words of the server","ts_epoch":1604933654}`
}

func TestReportsOfProvidersMeanWhatTheySay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		provider hook.Provider
		body     string
		want     bounce.Kind
	}{
		"SES, no such mailbox":            {hook.SES, sns(ses("Permanent", "General", "5.1.1", "smtp; 550 5.1.1 no such user")), bounce.Gone},
		"SES, without an envelope":        {hook.SES, ses("Permanent", "NoEmail", "", ""), bounce.Gone},
		"SES, a bounce it will not try":   {hook.SES, sns(ses("Permanent", "OnAccountSuppressionList", "5.1.1", "")), bounce.Gone},
		"SES, permanent for what we are":  {hook.SES, sns(ses("Permanent", "General", "5.7.1", "smtp; 550 5.7.1 blocked")), bounce.Refused},
		"SES, a full mailbox":             {hook.SES, sns(ses("Transient", "MailboxFull", "5.2.2", "")), bounce.Missed},
		"SES, what we send is not wanted": {hook.SES, sns(ses("Transient", "ContentRejected", "5.7.1", "")), bounce.Refused},
		"SES, a complaint": {hook.SES, sns(`{"eventType":"Complaint","complaint":{"complaintFeedbackType":"abuse",
			"complainedRecipients":[{"emailAddress":"nora@paper.example"}]}}`), bounce.Complaint},
		"SES, no spam after all": {hook.SES, sns(`{"eventType":"Complaint","complaint":{"complaintFeedbackType":"not-spam",
			"complainedRecipients":[{"emailAddress":"nora@paper.example"}]}}`), ""},
		"SES, a delivery":                {hook.SES, sns(`{"notificationType":"Delivery","delivery":{"recipients":["nora@paper.example"]}}`), ""},
		"SES, a greeting":                {hook.SES, sns("Successfully validated SNS topic."), ""},
		"Postmark, no such mailbox":      {hook.Postmark, postmark("HardBounce"), bounce.Gone},
		"Postmark, a full mailbox":       {hook.Postmark, postmark("SoftBounce"), bounce.Missed},
		"Postmark, still trying":         {hook.Postmark, postmark("Transient"), ""},
		"Postmark, a machine answers":    {hook.Postmark, postmark("AutoResponder"), ""},
		"Postmark, refused":              {hook.Postmark, postmark("Blocked"), bounce.Refused},
		"Postmark, a complaint":          {hook.Postmark, strings.Replace(postmark("SpamComplaint"), "Bounce", "SpamComplaint", 1), bounce.Complaint},
		"Postmark, opened":               {hook.Postmark, `{"RecordType":"Open","Recipient":"nora@paper.example"}`, ""},
		"Brevo, no such mailbox":         {hook.Brevo, brevo("hard_bounce"), bounce.Gone},
		"Brevo, in the other spelling":   {hook.Brevo, brevo("softBounce"), bounce.Missed},
		"Brevo, refused":                 {hook.Brevo, brevo("blocked"), bounce.Refused},
		"Brevo, a complaint":             {hook.Brevo, brevo("spam"), bounce.Complaint},
		"Brevo, opened":                  {hook.Brevo, brevo("opened"), ""},
		"Mailgun, no such mailbox":       {hook.Mailgun, mailgun(now, mailgunFailed("permanent", "bounce", "5.1.1 no such user")), bounce.Gone},
		"Mailgun, known to have bounced": {hook.Mailgun, mailgun(now, mailgunFailed("permanent", "suppress-bounce", "not delivering")), bounce.Gone},
		"Mailgun, given up":              {hook.Mailgun, mailgun(now, mailgunFailed("permanent", "old", "too old")), bounce.Missed},
		"Mailgun, still trying":          {hook.Mailgun, mailgun(now, mailgunFailed("temporary", "generic", "4.2.2 full")), ""},
		"Mailgun, a complaint":           {hook.Mailgun, mailgun(now, `{"event":"complained","recipient":"nora@paper.example"}`), bounce.Complaint},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			keys := hook.Keys{c.provider: secret}
			n, err := keys.Read(c.provider, with(secret), []byte(c.body), now)
			if err != nil {
				t.Fatal(err)
			}
			if c.want == "" {
				if len(n.Events) != 0 {
					t.Errorf("%+v", n.Events)
				}
				return
			}
			if len(n.Events) != 1 || n.Events[0].Kind != c.want || n.Events[0].Recipient != "nora@paper.example" {
				t.Errorf("%+v, want %s", n.Events, c.want)
			}
		})
	}
}

// TestARealReportOfAmazonIsRead reads what SNS once sent, by mail in place of
// HTTP; a server on the way has broken its lines.
func TestARealReportOfAmazonIsRead(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"10": "bounce@simulator.amazonses.com gone 5.1.1", "12": "",
	} {
		raw, err := os.ReadFile("../../../../shared/data/robust/mail/sisimai/maildir__bsd__lhost-amazonses-" + name + ".eml")
		if err != nil {
			t.Skip("the collected mails are not here")
		}
		_, body, _ := strings.Cut(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n\n")
		body, _, _ = strings.Cut(strings.ReplaceAll(body, "!\n ", ""), "\n--\n")
		n, err := hook.Keys{hook.SES: secret}.Read(hook.SES, with(secret), []byte(body), now)
		if err != nil {
			t.Fatal(name, err)
		}
		var said []string
		for _, e := range n.Events {
			said = append(said, e.Recipient+" "+string(e.Kind)+" "+e.Status)
		}
		if got := strings.Join(said, ", "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// mailgun signs an event.
func mailgun(at time.Time, event string) string {
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(stamp + "token"))
	return `{"signature":{"timestamp":"` + stamp + `","token":"token","signature":"` + hex.EncodeToString(mac.Sum(nil)) + `"},"event-data":` + event + `}`
}

func mailgunFailed(severity, reason, says string) string {
	return `{"event":"failed","severity":"` + severity + `","reason":"` + reason + `","recipient":"nora@paper.example",
		"delivery-status":{"code":550,"message":"` + says + `"},"message":{"headers":{"message-id":"d17@gazette.example"}}}`
}

func TestASignedBatchIsReadEventByEvent(t *testing.T) {
	t.Parallel()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	body := `[{"email":"a@paper.example","event":"bounce","type":"bounce","status":"5.1.1","reason":"550 no such user","smtp-id":"<d17@gazette.example>"},
		{"email":"b@paper.example","event":"bounce","type":"blocked","status":"5.7.1","reason":"550 5.7.1 blocked"},
		{"email":"c@paper.example","event":"dropped","reason":"Bounced Address"},
		{"email":"d@paper.example","event":"spamreport"},{"email":"e@paper.example","event":"open"},
		{"email":"f@paper.example","event":"deferred","response":"451 later"}]`
	digest := sha256.Sum256([]byte("1600112502" + body))
	signature, err := key.Sign(rand.Reader, digest[:], nil)
	if err != nil {
		t.Fatal(err)
	}
	head := http.Header{
		"X-Twilio-Email-Event-Webhook-Timestamp": {"1600112502"},
		"X-Twilio-Email-Event-Webhook-Signature": {base64.StdEncoding.EncodeToString(signature)},
	}
	keys := hook.Keys{hook.SendGrid: base64.StdEncoding.EncodeToString(der)}
	n, err := keys.Read(hook.SendGrid, head, []byte(body), now)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range n.Events {
		got = append(got, fmt.Sprint(e.Recipient, " ", e.Kind))
	}
	if diff := cmp.Diff([]string{"a@paper.example gone", "b@paper.example refused", "c@paper.example gone", "d@paper.example complaint"}, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(n.Events[0].Quotes, "<d17@gazette.example>") || strings.Contains(n.Events[1].Quotes, "d17") {
		t.Error("an event quotes another")
	}
	_, err = keys.Read(hook.SendGrid, head, []byte(body+" "), now)
	wantKind(t, err, news.Unauthorized)
}

func wantKind(t *testing.T, err error, want news.Kind) {
	t.Helper()
	if err == nil || news.KindOf(err) != want {
		t.Errorf("%v, want a refusal that is %s", err, want)
	}
}

func TestWhatIsForgedIsRefused(t *testing.T) {
	t.Parallel()
	keys := hook.Keys{hook.SES: secret, hook.Mailgun: secret, hook.SendGrid: secret, hook.Postmark: secret}
	for name, c := range map[string]struct {
		provider hook.Provider
		head     http.Header
		body     string
		want     news.Kind
	}{
		"another password":         {hook.Postmark, with("guess"), postmark("HardBounce"), news.Unauthorized},
		"no password":              {hook.SES, http.Header{}, sns(ses("Permanent", "General", "", "")), news.Unauthorized},
		"a provider nobody set up": {hook.Brevo, with(""), brevo("spam"), news.NotFound},
		"another signature":        {hook.Mailgun, nil, strings.Replace(mailgun(now, `{"event":"complained"}`), `"token"`, `"tokem"`, 1), news.Unauthorized},
		"a signature of last week": {hook.Mailgun, nil, mailgun(now.Add(-7*24*time.Hour), `{"event":"complained"}`), news.Unauthorized},
		"a time that is none":      {hook.Mailgun, nil, `{"signature":{}}`, news.Unauthorized},
		"a key that is none":       {hook.SendGrid, with(secret), `[]`, news.Unauthorized},
		"no JSON":                  {hook.Postmark, with(secret), `<html>`, news.Invalid},
		"another JSON":             {hook.Postmark, with(secret), `[1]`, news.Invalid},
		"an address of a stranger": {hook.SES, with(secret), `{"Type":"SubscriptionConfirmation","SubscribeURL":"https://sns.eu-west-1.amazonaws.com.evil.example/"}`, news.Unauthorized},
		"an address in the open":   {hook.SES, with(secret), `{"Type":"SubscriptionConfirmation","SubscribeURL":"http://sns.eu-west-1.amazonaws.com/"}`, news.Unauthorized},
	} {
		_, err := keys.Read(c.provider, c.head, []byte(c.body), now)
		if err == nil || news.KindOf(err) != c.want {
			t.Errorf("%s: %v, want a refusal that is %s", name, err, c.want)
		}
	}
	confirm := "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=x"
	n, err := keys.Read(hook.SES, with(secret), []byte(`{"Type":"SubscriptionConfirmation","SubscribeURL":"`+confirm+`"}`), now)
	if err != nil || n.Confirm != confirm {
		t.Errorf("%+v, %v", n, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, body := range []string{sns(ses("Permanent", "General", "5.1.1", "x")), postmark("HardBounce"), brevo("spam"), mailgun(now, "{}"), "[{}]", "null"} {
		f.Add(body)
	}
	keys := hook.Keys{hook.SES: secret, hook.Mailgun: secret, hook.Postmark: secret, hook.Brevo: secret}
	f.Fuzz(func(t *testing.T, body string) {
		for p := range keys {
			n, err := keys.Read(p, with(secret), []byte(body), now)
			for _, e := range n.Events {
				if err != nil || e.Kind == "" || strings.ContainsAny(e.Text, "\r\n") {
					t.Fatalf("%s: %+v, %v", p, e, err)
				}
			}
		}
	})
}
