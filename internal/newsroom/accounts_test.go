package newsroom_test

import (
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestAccounts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		accounts := newsroom.Accounts{Store: st, Now: time.Now}
		ada := news.Staff{Email: "ada@paper.example", Name: "Ada Quill", Role: news.Reporter}
		if err := accounts.Add(t.Context(), &ada, "nine ferries at dawn"); err != nil {
			t.Fatal(err)
		}
		if err := accounts.SetPassword(t.Context(), ada.Email, "ten ferries at dusk"); err != nil {
			t.Fatal(err)
		}
		saved, err := st.StaffByEmail(t.Context(), ada.Email)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(saved.Password, "ferries") {
			t.Error("the password itself was saved")
		}
		if ok, _ := argon2id.ComparePasswordAndHash("ten ferries at dusk", saved.Password); !ok {
			t.Error("the new password does not open the account")
		}
		twin := news.Staff{Email: ada.Email, Name: "Ada Two", Role: news.Reporter}
		if err := accounts.Add(t.Context(), &twin, "nine ferries at dawn"); news.KindOf(err) != news.Conflict {
			t.Errorf("a second account for one address: %v", err)
		}
		if err := accounts.SetPassword(t.Context(), "nobody@paper.example", "nine ferries at dawn"); news.KindOf(err) != news.NotFound {
			t.Errorf("a password for nobody: %v", err)
		}
	})
}
