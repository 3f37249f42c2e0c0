// Package k8s stands in for the provider of the same name.
package k8s

type Provider struct{}
