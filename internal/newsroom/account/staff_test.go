package account_test

import (
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

func TestAnAccountIsMadeOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ada := l.staff(t, "ada@paper.example", news.As(news.Reporter))
		saved, err := l.st.StaffByEmail(t.Context(), ada.Email)
		must(t, err)
		if strings.Contains(saved.Password, word) {
			t.Error("the password itself was saved")
		}
		twin := news.Staff{Email: "ADA@paper.example", Name: "Ada Two", Posts: news.As(news.Reporter)}
		refused(t, news.Conflict, l.Add(t.Context(), 0, &twin, word))
		stranger := news.Staff{Email: "max@paper.example", Name: "Max", Posts: news.As("king")}
		refused(t, news.Invalid, l.Add(t.Context(), 0, &stranger, word))
		refused(t, news.NotFound, l.SetPassword(t.Context(), "nobody@paper.example", word))
	})
}

func TestTheLastAdministratorStays(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		refused(t, news.Conflict, l.SetPosts(ctx, chief, chief.ID, news.As(news.Reporter)))
		refused(t, news.Conflict, l.SetPosts(ctx, chief, chief.ID, news.At(news.Administrator, 3)))
		refused(t, news.Conflict, l.SetDisabled(ctx, chief, chief.ID, true))
		refused(t, news.Conflict, l.Remove(ctx, chief, chief.ID))
		second := l.staff(t, "second@paper.example", news.As(news.Administrator))
		must(t, l.SetPosts(ctx, chief, chief.ID, news.As(news.Reporter)))
		refused(t, news.Conflict, l.SetDisabled(ctx, second, second.ID, true))
		refused(t, news.Forbidden, l.SetPosts(ctx, l.load(t, chief.ID), chief.ID, news.As(news.Administrator)))
	})
}

func TestNobodyGivesARightTheyDoNotHave(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		must(t, l.SaveRole(ctx, chief, "", "Doorkeeper", []news.Right{news.MayStaff, news.MayWrite, news.MaySubmit}))
		keeper := l.staff(t, "keeper@paper.example", []news.Post{{Role: "doorkeeper"}})
		must(t, l.SetPosts(ctx, keeper, keeper.ID, []news.Post{{Role: "doorkeeper"}, {Role: news.Reporter, Desk: 4}}))
		refused(t, news.Forbidden, l.SetPosts(ctx, keeper, keeper.ID, news.As(news.Administrator)))
		refused(t, news.Forbidden, l.SaveRole(ctx, keeper, "doorkeeper", "Doorkeeper", news.Rights()))
	})
}

func TestRolesOfThePublisher(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, l *lodge) {
		ctx := t.Context()
		chief := l.staff(t, "chief@paper.example", news.As(news.Administrator))
		must(t, l.SaveRole(ctx, chief, "", "Night editor", []news.Right{news.MayWrite, news.MayPublish}))
		refused(t, news.Conflict, l.SaveRole(ctx, chief, "", "Night editor", []news.Right{news.MayWrite}))
		nora := l.staff(t, "nora@paper.example", []news.Post{{Role: "night_editor", Desk: 2}})
		if !nora.MayAt(news.MayPublish, 2) || nora.MayAt(news.MayPublish, 0) {
			t.Errorf("posts %+v", nora.Posts)
		}
		must(t, l.SaveRole(ctx, chief, "night_editor", "Late editor", []news.Right{news.MayWrite}))
		if l.load(t, nora.ID).May(news.MayPublish) {
			t.Error("a right that was taken from the role is still there")
		}
		refused(t, news.Conflict, l.RemoveRole(ctx, chief, "night_editor"))
		must(t, l.SetPosts(ctx, chief, nora.ID, news.As(news.Reporter)))
		must(t, l.RemoveRole(ctx, chief, "night_editor"))
		refused(t, news.NotFound, l.RemoveRole(ctx, chief, "night_editor"))
	})
}

func TestCommonPasswords(t *testing.T) {
	t.Parallel()
	s := news.Staff{Email: "ada@paper.example", Name: "Ada Quill"}
	for _, password := range []string{
		"Password123", "password!!", "P4ssw0rd2026", "dragonfootball", "monkey-dragon", "qwertyuiop", "1234567890",
		"qwerty12345", "baseball1987", "!!letmein99", "abcdefghij", "0987654321", "123456abcdef",
	} {
		if err := account.CheckPassword(s, password); news.KindOf(orNil(err)) != news.Invalid {
			t.Errorf("%q was taken", password)
		}
	}
	for _, password := range []string{word, "nine ferries at dawn", "フェリーが九隻出る朝のこと", "tern-hill-moonlet-7", "vX9#kq2LmZp4"} {
		if err := account.CheckPassword(s, password); err != nil {
			t.Errorf("%q: %v", password, err)
		}
	}
}
