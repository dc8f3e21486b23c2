package letter

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"
	"time"
)

// A Journal is a file of one node and one issue. Before the text of a mail
// leaves, and after the relay has answered, a line is written; so whoever
// opens the journal after a crash knows the outcome of every mail, and which
// were in the air. It outlives the process however that ends. A machine that
// loses power may lose the lines of its last seconds.
type Journal struct {
	folder *os.Root
	name   string

	mu   sync.Mutex
	file *os.File
}

// OpenJournal opens the journal of an issue in a folder of this node and
// returns what an earlier process left in it: outcomes to settle, with
// [Unknown] for mails in the air. now is when those are found.
func OpenJournal(folder *os.Root, issue int64, now time.Time) (*Journal, []Outcome, error) {
	name := "issue-" + strconv.FormatInt(issue, 10)
	f, err := folder.OpenFile(name, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("open the journal of an issue: %w", err)
	}
	left, err := readJournal(f, now)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("read the journal of an issue: %w", err), f.Close())
	}
	return &Journal{folder: folder, name: name, file: f}, left, nil
}

// readJournal returns the last word on each delivery. A line that was not
// written to its end counts as not written.
func readJournal(r io.Reader, now time.Time) ([]Outcome, error) {
	var order []int64
	last := map[int64]Outcome{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		var o Outcome
		if json.Unmarshal(lines.Bytes(), &o) != nil {
			continue
		}
		if _, known := last[o.Delivery]; !known {
			order = append(order, o.Delivery)
		}
		if o.Result == "" {
			o.Result, o.At, o.Text = Unknown, now, "the program ended while this mail was handed over"
		}
		last[o.Delivery] = o
	}
	outcomes := make([]Outcome, len(order))
	for i, id := range order {
		outcomes[i] = last[id]
	}
	return outcomes, lines.Err()
}

// Begin writes that the text of a mail is about to leave. Unless it returns
// nil the mail must stay.
func (j *Journal) Begin(delivery int64) error {
	line := append(strconv.AppendInt([]byte(`{"d":`), delivery, 10), "}\n"...)
	j.mu.Lock()
	defer j.mu.Unlock()
	_, err := j.file.Write(line)
	return err
}

// End writes how a mail that had begun fared.
func (j *Journal) End(o Outcome) error {
	line, err := json.Marshal(o)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	_, err = j.file.Write(append(line, '\n'))
	return err
}

// Remove ends the journal: all that it says is settled.
func (j *Journal) Remove() error {
	return errors.Join(j.file.Close(), j.folder.Remove(j.name))
}

// Close keeps the journal for the next process.
func (j *Journal) Close() error { return j.file.Close() }
