/** What all sides of the benchmark share: the workloads, their numbers, and how sides are asked. */
package io.github.rnncompare.benchmark.protocol;
