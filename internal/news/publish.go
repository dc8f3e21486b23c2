package news

import "time"

// Publish gives readers the head revision now: for the first time, or as the
// next version of a live article. Substance says that readers of the version
// before should know of the change; the first version is never an update.
func (a *Article) Publish(substance bool, proof Proof, now time.Time) error {
	if err := a.can(ToPublish, now); err != nil {
		return err
	}
	to, err := a.step(ToPublish, now)
	if err != nil {
		return err
	}
	if err := a.publishable(proof); err != nil {
		return err
	}
	if err := a.freeAt(now); err != nil {
		return err
	}
	if a.State != Live {
		a.PublishAt = now
	} else if substance {
		a.UpdatedAt = now
	}
	a.State, a.LiveHead = to, a.Head
	return nil
}

// Reinstate puts a withdrawn article back online with its head revision. It
// keeps the day of its first publication. Substance says that readers of what
// was withdrawn should know of a change.
func (a *Article) Reinstate(substance bool, proof Proof, now time.Time) error {
	to, err := a.step(ToReinstate, now)
	if err != nil {
		return err
	}
	if err := a.publishable(proof); err != nil {
		return err
	}
	if err := a.freeAt(now); err != nil {
		return err
	}
	if substance {
		a.UpdatedAt = now
	}
	a.State, a.LiveHead, a.Withdrawal = to, a.Head, nil
	return nil
}

// Lift opens an article that an import found behind a password or a wall, so
// that it can be published like any other.
func (a *Article) Lift(now time.Time) error {
	if err := a.can(ToLift, now); err != nil {
		return err
	}
	a.Settle(now)
	a.Restricted = false
	return nil
}
