// One runner of the race: waits for a line, runs W2 once, prints one JSON line; ends with its input.
// usage: race-w2 [paths] [threads]
#include "w2.hpp"
static double wallMs(){timespec t;clock_gettime(CLOCK_MONOTONIC,&t);return t.tv_sec*1e3+t.tv_nsec*1e-6;}
static void field(const char*name,const Stats&s){
  printf(",\"mean_%s\":%.17g,\"sd_%s\":%.17g,\"n_%s\":%zu,\"p5_%s\":%.17g,\"p50_%s\":%.17g,\"p95_%s\":%.17g",
    name,s.mean,name,s.sd,name,s.n,name,s.q[1],name,s.q[3],name,s.q[5]);
}
int main(int c,char**v){
  size_t N=c>1?atol(v[1]):10000;int th=c>2?atoi(v[2]):1;
  std::vector<double> irrv(N+B+8),moicv(N+B+8);
  double*irr=(double*)(((uintptr_t)irrv.data()+63)&~63ull),*moic=(double*)(((uintptr_t)moicv.data()+63)&~63ull);
  char line[64];
  while(fgets(line,sizeof line,stdin)){
    double w0=wallMs(),c0=now();
    fund(N,1000,th,irr,moic);
    Stats a=aggregate(irr,N),b=aggregate(moic,N);
    double c1=now(),w1=wallMs();
    printf("{\"ms\":%.4f,\"cpu_ms\":%.4f",w1-w0,c1-c0);
    field("irr",a);field("moic",b);printf("}\n");fflush(stdout);
  }
}
