// One runner of the race: waits for a line, runs W1 once, prints one JSON line; ends with its input.
// usage: race [paths] [threads]
#include "w1.hpp"
static double wallMs(){return now(1);}
static double cpuMs(){timespec t;clock_gettime(CLOCK_PROCESS_CPUTIME_ID,&t);return t.tv_sec*1e3+t.tv_nsec*1e-6;}
static void field(const char*name,const Stats&s){
  printf(",\"mean_%s\":%.17g,\"sd_%s\":%.17g,\"n_%s\":%zu,\"p5_%s\":%.17g,\"p50_%s\":%.17g,\"p95_%s\":%.17g,\"es95_%s\":%.17g",
    name,s.mean,name,s.sd,name,s.n,name,s.q[1],name,s.q[3],name,s.q[5],name,s.es);
}
int main(int c,char**v){
  size_t N=c>1?atol(v[1]):100000;int th=c>2?atoi(v[2]):1;constexpr int B=128;
  std::vector<double> a(N),b(N),m(N),d(N);Out o{a.data(),b.data(),m.data(),d.data()};
  char line[64];
  while(fgets(line,sizeof line,stdin)){
    double w0=wallMs(),c0=cpuMs();
    Params p;init(p);
    if(th==1){double q[3];range<B>(p,0,N,o,q,0);}
    else{std::vector<std::thread> ts;size_t ch=((N+th-1)/th+B-1)/B*B;
      for(int i=0;i<th;i++)ts.emplace_back([&,i]{double q[3];range<B>(p,std::min(N,i*ch),std::min(N,(i+1)*ch),o,q,0);});
      for(auto&t:ts)t.join();}
    Stats s[4]={aggregate(o.npv,N),aggregate(o.irr,N),aggregate(o.moic,N),aggregate(o.md,N)};
    double c1=cpuMs(),w1=wallMs();
    printf("{\"ms\":%.4f,\"cpu_ms\":%.4f",w1-w0,c1-c0);
    field("npv",s[0]);field("irr",s[1]);field("moic",s[2]);field("min_dscr",s[3]);printf("}\n");fflush(stdout);
  }
}
