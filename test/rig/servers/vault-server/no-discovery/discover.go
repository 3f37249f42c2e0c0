// Package discover stands in for the one that finds the other servers of a cluster. This server has none, and the
// clients of ten clouds would take longer to build than all the rest of Vault.
package discover

import (
	"errors"
	"log"
)

var errNone = errors.New("this server looks for no others")

type Config map[string]string

func (Config) String() string { return "" }

type Provider interface{}

type Discover struct{}

type Option func(*Discover) error

var Providers = map[string]Provider{}

func New(...Option) (*Discover, error) { return &Discover{}, nil }

func WithProviders(map[string]Provider) Option { return nil }

func Parse(string) (Config, error) { return nil, errNone }

func (*Discover) Addrs(string, *log.Logger) ([]string, error) { return nil, errNone }
