package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// Audits reads the audit log.
type Audits interface {
	Audit(ctx context.Context, q *newsroom.AuditQuery) ([]newsroom.AuditEntry, error)
}

// An AuditEntry is a deed: who did what, when.
type AuditEntry struct {
	ID       int64          `json:"id"`
	Deed     news.EventName `json:"deed"`
	At       time.Time      `json:"at"`
	By       *Person        `json:"by,omitempty" doc:"Absent for what the program did by itself."`
	Article  int64          `json:"article,omitempty"`
	Headline string         `json:"headline,omitempty" doc:"Of the article, as it is now."`
	Effect   time.Time      `json:"takes_effect,omitzero" doc:"When readers see it, if that was later."`
	Note     string         `json:"note,omitempty"`
}

type auditInput struct {
	Person  int64          `query:"person" minimum:"0"`
	Deed    news.EventName `query:"deed" maxLength:"60"`
	Article int64          `query:"article" minimum:"0"`
	From    time.Time      `query:"from"`
	Until   time.Time      `query:"until"`
	After   string         `query:"after" maxLength:"40"`
	Limit   int            `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

func (a *API) audit() {
	route(a, operation{
		id: "list-audit", method: http.MethodGet, path: "/audit", tag: "audit", needs: right(news.MaySettings),
		summary: "Everything that was done in the paper, the latest first.",
	}, a.listAudit)
}

func (a *API) listAudit(ctx context.Context, in *auditInput) (*page[AuditEntry], error) {
	after, err := placeOf(in.After)
	if err != nil {
		return nil, err
	}
	found, err := a.Audits.Audit(ctx, &newsroom.AuditQuery{
		Staff: in.Person, Deed: in.Deed, Article: in.Article, From: in.From, Until: in.Until,
		After: after, Limit: in.Limit + 1,
	})
	if err != nil {
		return nil, err
	}
	next := ""
	if len(found) > in.Limit {
		found = found[:in.Limit]
		last := found[in.Limit-1]
		next = newsroom.Place{At: last.At, ID: last.ID}.String()
	}
	var entries []AuditEntry
	for _, e := range found {
		entries = append(entries, AuditEntry{
			ID: e.ID, Deed: e.Name, At: e.At, By: person(e.Staff, e.By), Article: e.Article, Headline: e.Headline,
			Effect: e.TakesEffect, Note: e.Note,
		})
	}
	return pageOf(entries, next), nil
}
