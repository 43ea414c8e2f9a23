// W1: one deal. usage: w1 [paths] [reps] [threads]
#include "w1.hpp"
template<int B> void bench(size_t N,int reps,int th,bool show){
  Params p;init(p);std::vector<double> a(N),b(N),c(N),d(N);Out o{a.data(),b.data(),c.data(),d.data()};double best=1e9,bagg=0;Stats s[4];double tm[3]={};
  for(int r=0;r<reps;r++){double t0=now(th>1);
    if(th==1)range<B>(p,0,N,o,tm,0);else{std::vector<std::thread> v;size_t ch=((N+th-1)/th+B-1)/B*B;for(int i=0;i<th;i++)v.emplace_back([&,i]{double q[3];range<B>(p,std::min(N,i*ch),std::min(N,(i+1)*ch),o,q,0);});for(auto&x:v)x.join();}
    double t1=now(th>1);s[0]=aggregate(o.npv,N);s[1]=aggregate(o.irr,N);s[2]=aggregate(o.moic,N);s[3]=aggregate(o.md,N);double t2=now(th>1);if(t2-t0<best){best=t2-t0;bagg=t2-t1;}}
  double bt[3]={};for(int m=0;m<3&&th==1;m++){bt[m]=1e9;for(int r=0;r<7;r++){double q[3],t0=now();range<B>(p,0,N,o,q,1<<m);bt[m]=std::min(bt[m],now()-t0);}}
  printf("B=%4d th=%d total %.2f ms (aggregates %.2f) | normals %.2f  cash %.2f  irr %.2f | %.2f ns/path-step\n",B,th,best,bagg,bt[0],bt[1],bt[2],best*1e6/(N*T));
  if(show){print("npv",s[0]);print("irr",s[1]);print("moic",s[2]);print("minDSCR",s[3]);}
}
int main(int c,char**v){size_t N=c>1?atol(v[1]):100000;int reps=c>2?atoi(v[2]):15,th=c>3?atoi(v[3]):1;
  bench<32>(N,reps,th,true);bench<64>(N,reps,th,false);bench<128>(N,reps,th,false);bench<256>(N,reps,th,false);if(th==1){bench<512>(N,reps,th,false);bench<2048>(N,reps,th,false);}}
