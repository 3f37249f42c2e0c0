// Trillian's log server and sequencer over its storage in memory, on loopback, for tests: its own servers want a database.
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"sync"
	"time"

	"github.com/google/trillian"
	"github.com/google/trillian/extension"
	tlog "github.com/google/trillian/log"
	"github.com/google/trillian/quota"
	"github.com/google/trillian/server"
	"github.com/google/trillian/server/admin"
	"github.com/google/trillian/server/interceptor"
	"github.com/google/trillian/storage/memory"
	"github.com/google/trillian/util/clock"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func main() {
	trees := memory.NewTreeStorage()
	registry := extension.Registry{
		AdminStorage: memory.NewAdminStorage(trees),
		LogStorage:   memory.NewLogStorage(trees, nil),
		QuotaManager: quota.Noop(),
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	rpc := grpc.NewServer(grpc.MaxRecvMsgSize(64<<20), grpc.ChainUnaryInterceptor(interceptor.ErrorWrapper, knownLeaves()))
	trillian.RegisterTrillianAdminServer(rpc, admin.New(registry, nil))
	trillian.RegisterTrillianLogServer(rpc, server.NewTrillianLogRPCServer(registry, clock.System))
	sequencer := tlog.NewOperationManager(tlog.OperationInfo{
		Registry:    registry,
		BatchSize:   50,
		NumWorkers:  1,
		RunInterval: 50 * time.Millisecond,
		TimeSource:  clock.System,
	}, tlog.NewSequencerManager(registry, 0))
	go sequencer.OperationLoop(context.Background())
	fmt.Printf("listening on %s\n", listener.Addr())
	log.Fatal(rpc.Serve(listener))
}

// Answers for a leaf that was queued before that it exists, as Trillian's databases do and its storage in memory does not.
func knownLeaves() grpc.UnaryServerInterceptor {
	var known sync.Map
	return func(ctx context.Context, request any, _ *grpc.UnaryServerInfo, handle grpc.UnaryHandler) (any, error) {
		queue, ok := request.(*trillian.QueueLeafRequest)
		if !ok {
			return handle(ctx, request)
		}
		if _, isKnown := known.LoadOrStore(string(queue.Leaf.LeafValue), true); !isKnown {
			return handle(ctx, request)
		}
		exists := status.New(codes.AlreadyExists, "leaf already exists").Proto()
		return &trillian.QueueLeafResponse{QueuedLeaf: &trillian.QueuedLogLeaf{Leaf: queue.Leaf, Status: exists}}, nil
	}
}
