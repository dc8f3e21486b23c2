package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/go-viper/mapstructure/v2"
	"github.com/knadh/koanf/parsers/toml/v2"
	"github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"
)

// File is read from the working directory where no other was named.
const File = "courant.toml"

const envPrefix = "COURANT_"

// Load reads the file at path, or [File] if path is empty and there is one,
// and the environment over it. In the environment the key press.memory is
// COURANT_PRESS_MEMORY and a list is separated by commas. A key that nobody
// knows is an error, so that a misspelt one is not silently without effect.
func Load(path string, environ []string) (Config, error) {
	k := koanf.New(".")
	if err := loadFile(k, path); err != nil {
		return Config{}, err
	}
	if err := loadEnviron(k, environ); err != nil {
		return Config{}, err
	}
	c := Default()
	err := k.UnmarshalWithConf("", &c, koanf.UnmarshalConf{DecoderConfig: &mapstructure.DecoderConfig{
		TagName: "koanf", ErrorUnused: true, WeaklyTypedInput: true,
		DecodeHook: mapstructure.StringToWeakSliceHookFunc(","),
	}})
	if err != nil {
		return Config{}, refuse("The configuration can not be read: " + explain(err) + ".")
	}
	if c.DatabaseFile != "" {
		if c.Database, err = secret("database_file", c.DatabaseFile); err != nil {
			return Config{}, err
		}
	}
	if c.Mail.PasswordFile != "" {
		if c.Mail.Password, err = secret("mail.password_file", c.Mail.PasswordFile); err != nil {
			return Config{}, err
		}
	}
	if c.Listen.KeyFile != "" {
		if c.Listen.Key, err = secret("listen.key_file", c.Listen.KeyFile); err != nil {
			return Config{}, err
		}
	}
	if c.Letters.RelaysFile != "" {
		list, err := secret("letters.relays_file", c.Letters.RelaysFile)
		if err != nil {
			return Config{}, err
		}
		c.Letters.Relays = strings.Fields(list)
	}
	if c.Returns.MailboxFile != "" {
		if c.Returns.Mailbox, err = secret("returns.mailbox_file", c.Returns.MailboxFile); err != nil {
			return Config{}, err
		}
	}
	if c.Returns.HooksFile != "" {
		list, err := secret("returns.hooks_file", c.Returns.HooksFile)
		if err != nil {
			return Config{}, err
		}
		c.Returns.Hooks = strings.Fields(list)
	}
	return c, c.check()
}

func loadFile(k *koanf.Koanf, path string) error {
	named := path != ""
	if !named {
		path = File
	}
	err := k.Load(file.Provider(path), toml.Parser())
	switch {
	case err == nil || !named && errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return refuse(fmt.Sprintf("There is no configuration file at %s.", path))
	default:
		return refuse(fmt.Sprintf("The configuration file %s can not be read: %v.", path, err))
	}
}

// loadEnviron takes the variables that name a key. Those of tests and tools,
// COURANT_TEST_…, are not ours.
func loadEnviron(k *koanf.Koanf, environ []string) error {
	keys := map[string]string{}
	for _, key := range Keys() {
		keys[envPrefix+strings.ToUpper(strings.ReplaceAll(key, ".", "_"))] = key
	}
	var unknown string
	err := k.Load(env.Provider(".", env.Opt{
		Prefix:      envPrefix,
		EnvironFunc: func() []string { return environ },
		TransformFunc: func(name, value string) (string, any) {
			if keys[name] == "" && !strings.HasPrefix(name, envPrefix+"TEST_") {
				unknown = name
			}
			return keys[name], value
		},
	}), nil)
	if err != nil {
		return fmt.Errorf("read the environment: %w", err)
	}
	if unknown != "" {
		return refuse(fmt.Sprintf("The environment sets %s, which is not a setting of this program.", unknown))
	}
	return nil
}

// secret reads a value that is kept in a file of its own.
func secret(key, path string) (string, error) {
	b, err := os.ReadFile(path) //nolint:gosec // the operator names the file
	if err != nil {
		return "", refuse(fmt.Sprintf("%s names %s, which can not be read.", key, path))
	}
	return strings.TrimSpace(string(b)), nil
}

// explain turns the decoder's error into the end of a sentence.
func explain(err error) string {
	text := err.Error()
	if _, keys, ok := strings.Cut(text, "has invalid keys: "); ok {
		return "there is no setting called " + strings.TrimSpace(keys)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\n", " ")), " ")
}
