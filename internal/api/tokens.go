package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// A Token lets a program act in the name of a person.
type Token struct {
	ID      int64        `json:"id"`
	Name    string       `json:"name"`
	Rights  []news.Right `json:"rights"`
	Created time.Time    `json:"created"`
	Ends    time.Time    `json:"ends"`
	Used    *time.Time   `json:"used,omitempty"`
}

// A NewToken comes with its key, which is shown this once.
type NewToken struct {
	Token
	Key string `json:"key" doc:"Send it as: Authorization: Bearer KEY."`
}

func (a *API) tokens() {
	const tag = "account"
	route(a, operation{
		id: "make-token", method: http.MethodPost, path: "/me/tokens", tag: tag, needs: signedIn, status: made,
		summary: "Make a token for a program, with some of one's own rights.",
	}, a.makeToken)
	route(a, operation{
		id: "end-token", method: http.MethodDelete, path: "/me/tokens/{id}", tag: tag, needs: signedIn, status: http.StatusNoContent,
		summary: "End a token.",
	}, a.endToken)
}

func tokenOf(t account.Token) Token {
	return Token{ID: t.ID, Name: t.Name, Rights: list(t.Rights), Created: t.Created, Ends: t.Ends, Used: when(t.Used)}
}

func tokensOf(tokens []account.Token) []Token {
	out := []Token{}
	for _, t := range tokens {
		out = append(out, tokenOf(t))
	}
	return out
}

func (a *API) makeToken(ctx context.Context, in *struct {
	Body struct {
		Name   string       `json:"name" maxLength:"60"`
		Rights []news.Right `json:"rights" maxItems:"20"`
		Ends   time.Time    `json:"ends"`
	}
},
) (*NewToken, error) {
	t, key, err := a.Porter.MakeToken(ctx, passOf(ctx), in.Body.Name, in.Body.Rights, in.Body.Ends)
	if err != nil {
		return nil, err
	}
	return &NewToken{tokenOf(t), key}, nil
}

func (a *API) endToken(ctx context.Context, in *struct {
	ID int64 `path:"id"`
},
) (*none, error) {
	return nil, a.Porter.EndToken(ctx, passOf(ctx), in.ID)
}
