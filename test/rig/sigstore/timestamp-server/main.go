// Sigstore's timestamp authority on loopback with an ephemeral chain, for tests. Its own command always takes port
// 2112 for metrics on every interface and dies where that is taken, so two of them cannot run on one machine.
package main

import (
	"fmt"
	"log"
	"time"

	"github.com/sigstore/timestamp-authority/v2/pkg/server"
	"github.com/spf13/viper"
)

func main() {
	viper.Set("timestamp-signer", "memory")
	viper.Set("timestamp-signer-hash", "sha256")
	viper.Set("default-policy-oid", "1.3.6.1.4.1.57264.2")
	viper.Set("accepted-policy-oids", []string{"1.3.6.1.4.1.57264.2"})
	viper.Set("max-request-body-size", 1<<20)

	api := server.NewRestAPIServer("127.0.0.1", 0, []string{"http"}, false, 30*time.Second, 30*time.Second)
	if err := api.Listen(); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on 127.0.0.1:%d\n", api.Port)
	log.Fatal(api.Serve())
}
