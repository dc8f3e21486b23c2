package app

import (
	"context"

	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// openReaders builds the desk that keeps those who get letters.
func (n *Newspaper) openReaders(context.Context) error {
	n.readers = &subscribers.Subscribers{Store: n.store, Keys: n.letterKeys, Mail: n.mail, Now: n.now, URL: n.config.URL}
	return nil
}
