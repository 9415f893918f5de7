#!/usr/bin/env node
// Runs the TypeScript command line in place: the checkout needs no build step.
import { register } from "tsx/esm/api";

register();
await import("../pipeline/cli.ts");
