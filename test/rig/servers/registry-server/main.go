// An OCI registry on loopback with the referrers API, for tests. With -htpasswd it only prints an htpasswd line
// for the registry that is configured with one.
package main

import (
	"crypto/subtle"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/google/go-containerregistry/pkg/registry"
	"golang.org/x/crypto/bcrypt"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:0", "address to listen on")
	dir := flag.String("dir", "", "folder for blobs, which must exist")
	referrers := flag.Bool("referrers", true, "serve the referrers API")
	auth := flag.String("auth", "", "ask for basic authentication; a file with user and password, a line each")
	htpasswd := flag.String("htpasswd", "", "print an htpasswd line for such a file, and end")
	flag.Parse()

	if *htpasswd != "" {
		user, password := credentials(*htpasswd)
		hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s:%s\n", user, hash)
		return
	}

	handler := registry.New(registry.WithReferrersSupport(*referrers), registry.WithBlobHandler(registry.NewDiskBlobHandler(*dir)))
	if *auth != "" {
		user, password := credentials(*auth)
		handler = guarded(handler, user, password)
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on %s\n", listener.Addr())
	log.Fatal(http.Serve(listener, handler))
}

func credentials(file string) (user, password string) {
	content, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(string(content), "\n")
	if len(lines) < 2 || lines[0] == "" || lines[1] == "" {
		log.Fatalf("%s: user and password are wanted, a line each", file)
	}
	return lines[0], lines[1]
}

func guarded(next http.Handler, user, password string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u, p, ok := r.BasicAuth()
		if !ok || subtle.ConstantTimeCompare([]byte(u+"\n"+p), []byte(user+"\n"+password)) != 1 {
			w.Header().Set("WWW-Authenticate", `Basic realm="rig"`)
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprintln(w, `{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}`)
			return
		}
		next.ServeHTTP(w, r)
	})
}
