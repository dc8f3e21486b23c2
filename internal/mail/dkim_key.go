package mail

import (
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// shortestRSA is how many bits a key needs: with fewer large providers take
// its signatures for none (RFC 8301).
const shortestRSA = 1024

// ParseSealKey reads a private key from a PEM file, as openssl genpkey and
// genrsa write it.
func ParseSealKey(selector string, file []byte) (SealKey, error) {
	wrong := &news.Error{Kind: news.Invalid, Message: "The key for DKIM must be an unencrypted private key in PEM form, RSA of 1024 bits or more, or Ed25519."}
	block, _ := pem.Decode(file)
	if block == nil {
		return SealKey{}, wrong
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	}
	if err != nil {
		return SealKey{}, wrong
	}
	switch key := key.(type) {
	case *rsa.PrivateKey:
		if key.N.BitLen() >= shortestRSA {
			return SealKey{selector, key}, nil
		}
	case ed25519.PrivateKey:
		return SealKey{selector, key}, nil
	}
	return SealKey{}, wrong
}

// Record returns the name and the text of the TXT record by which a domain
// publishes the key.
func (k SealKey) Record(domain string) (name, text string, err error) {
	name = k.Selector + "._domainkey." + domain
	if public, ok := k.Key.Public().(ed25519.PublicKey); ok {
		return name, "v=DKIM1; k=ed25519; p=" + base64.StdEncoding.EncodeToString(public), nil
	}
	public, err := x509.MarshalPKIXPublicKey(k.Key.Public())
	if err != nil {
		return "", "", fmt.Errorf("publish the key %s: %w", k.Selector, err)
	}
	return name, "v=DKIM1; k=rsa; p=" + base64.StdEncoding.EncodeToString(public), nil
}
