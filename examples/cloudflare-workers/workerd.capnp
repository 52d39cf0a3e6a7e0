# Runs the worker on your machine with the runtime that Cloudflare uses. To run it on Cloudflare, use `wrangler deploy`.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "shop",
      worker = (
        modules = [ (name = "worker", esModule = embed "dist/worker.js") ],
        compatibilityDate = "2026-11-01",
        bindings = [
          (name = "HAKUNA_SECRET_KEY", fromEnvironment = "HAKUNA_SECRET_KEY"),
          (name = "HAKUNA_BASE_URL", fromEnvironment = "HAKUNA_BASE_URL"),
        ],
      )
    ),
    # Local addresses are allowed for the sandbox on this machine.
    (name = "internet", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [ (name = "http", address = "127.0.0.1:8787", http = (), service = "shop") ],
);
