package sqlite

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
)

func open(t *testing.T, path string) *Engine {
	t.Helper()
	e, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestWhatGoesWrongSaysWhatToDo(t *testing.T) {
	for name, tt := range map[string]struct {
		before string // makes the fault
		kind   news.Kind
		says   string
	}{
		"a full disk":                         {`pragma max_page_count = 1`, news.Unavailable, "disk is full"},
		"a folder that can not be written to": {`pragma query_only = 1`, news.Unavailable, "data folder"},
		"a name that is taken":                {`insert into setting (name, value) values ('a', '')`, news.Conflict, "already"},
	} {
		t.Run(name, func(t *testing.T) {
			e := open(t, filepath.Join(t.TempDir(), "paper.db"))
			if _, err := e.Write().ExecContext(t.Context(), tt.before); err != nil {
				t.Fatal(err)
			}
			_, err := e.Write().ExecContext(t.Context(),
				`insert into setting (name, value) values ('a', $1)`, strings.Repeat("x", 1<<20))
			err = e.Translate(err)
			if news.KindOf(err) != tt.kind || !strings.Contains(news.Sentence(err), tt.says) {
				t.Errorf("it says %q (%v), want something of %q", news.Sentence(err), err, tt.says)
			}
		})
	}
}

func TestALockedFileSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "paper.db")
	holder, e := open(t, path), open(t, path)
	tx, err := holder.Write().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() // it is the end of the test
	if _, err := e.Write().ExecContext(t.Context(), `pragma busy_timeout = 1`); err != nil {
		t.Fatal(err)
	}
	_, err = e.Write().BeginTx(t.Context(), nil)
	err = e.Translate(err)
	if news.KindOf(err) != news.Unavailable || !strings.Contains(news.Sentence(err), "locked") {
		t.Errorf("it says %q (%v)", news.Sentence(err), err)
	}
}

func TestReadersCanNotWrite(t *testing.T) {
	e := open(t, filepath.Join(t.TempDir(), "paper.db"))
	rows, err := e.QueryContext(t.Context(), `delete from setting returning name`)
	if err == nil {
		defer rows.Close()
		rows.Next()
		err = rows.Err()
	}
	if err == nil {
		t.Error("a reader deleted the settings")
	}
}

func TestAPathMayHaveAnyCharacters(t *testing.T) {
	e := open(t, filepath.Join(t.TempDir(), "a b?c=d#é%20.db"))
	var path string
	if err := e.Write().QueryRowContext(t.Context(), `select file from pragma_database_list`).Scan(&path); err != nil {
		t.Fatal(err)
	}
	if filepath.Base(path) != "a b?c=d#é%20.db" {
		t.Errorf("the file is %s", path)
	}
}
